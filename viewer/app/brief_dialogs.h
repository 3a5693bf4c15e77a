#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <QImage>
#include <QProcess>
#include <QSize>
#include <QTemporaryDir>
#include <QTimer>
#include <functional>
#include <memory>

#include "layers/briefing/briefing.h"
#include "viewer/overlay/screen_titles.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace saban::app {

class LiveTexts;
class PlanSession;

/// What is made of a briefing.
enum class BriefOutput { Handout, Pictures, Video, Print };

/// Makes something of the scenes of the plan: which, how, where. The work is done by another run of this program (`saban brief`), so that the window stays free and a fault of a driver costs
/// no more than the output; a video that was stopped goes on from the scenes that are ready. Shows how the first page or picture will look.
/// Thread safety: GUI thread.
class BriefDialog : public QDialog {
    Q_OBJECT

   public:
    BriefDialog(BriefOutput output, PlanSession& session, const QString& folder, QWidget* parent = nullptr);
    ~BriefDialog() override;

    /// Text in pictures and video is as large as the room needs.
    void setRoom(const viewer::RoomSetting& room);
    /// The program that does the work; this one unless set.
    void setProgram(const QString& program);

    QString file() const;
    bool isRunning() const { return work_ != nullptr; }
    QString message() const;
    const QStringList& made() const { return made_; }
    QComboBox &firstScene() { return *first_; }
    QComboBox &lastScene() { return *last_; }
    QLineEdit* fileField() { return file_; }
    QPushButton& makeButton() { return *make_; }
    const QImage& preview() const { return previewImage_; }
    /// What the program is asked for.
    QStringList arguments() const;

   public slots:
    void accept() override;
    /// Stops the work at first, at once when asked again; then closes.
    void reject() override;

   signals:
    /// Also when it came to nothing: then `made` is empty.
    void finished();

   private:
    static constexpr QSize kPreviewPx{520, 368};

    void makeFields(const QString& folder);
    void makeFileRow(QFormLayout& form, const QString& folder);
    void makeHandoutFields(QFormLayout& form);
    void makeVideoFields(QFormLayout& form);
    QComboBox* addSizes(QFormLayout& form, const QStringList& sizes, const QString& usual);
    void fillScenes();
    void chooseFile();
    bool lacksPrinter() const;
    void follow();
    void offerReplacing();
    /// Told anew when the language changes.
    void tell(std::function<QString()> words, bool isRefusal = false);
    void retranslate();
    void showInPlaceOfPreview(std::function<QString()> words);
    void readProgress();
    void take(int status, QProcess::ExitStatus how);
    void askForPreview();
    void takePreview();
    void showNoPreview(std::function<QString()> why);
    void showPreview(const QImage& picture);
    void keepChoices() const;
    QStringList sceneArguments() const;
    QStringList roomArguments() const;
    static QProcess* makeProcess(const QString& program, const QStringList& arguments, QObject* parent);

    BriefOutput output_;
    PlanSession& session_;
    QString program_;
    viewer::RoomSetting room_;
    std::shared_ptr<const layers::Briefing> briefing_;
    QProcess* work_ = nullptr;
    QProcess* previewWork_ = nullptr;
    QByteArray said_;       ///< by the program, on standard error
    QByteArray begun_;      ///< a line that is not whole
    QTemporaryDir previews_;
    QTimer previewTimer_;
    QElapsedTimer elapsed_;
    QImage previewImage_;
    QStringList made_;
    bool wasStopped_ = false, closesThen_ = false;
    std::function<QString()> messageWords_, previewWords_;
    LiveTexts* texts_;

    QComboBox *first_ = nullptr, *last_ = nullptr, *page_ = nullptr, *dots_ = nullptr, *size_ = nullptr, *rate_ = nullptr, *quality_ = nullptr, *printer_ = nullptr;
    QLineEdit* file_ = nullptr;
    QPushButton *choose_ = nullptr, *make_ = nullptr, *stop_ = nullptr, *open_ = nullptr;
    QCheckBox *notes_ = nullptr, *legend_ = nullptr, *grey_ = nullptr, *titles_ = nullptr, *counter_ = nullptr, *smooth_ = nullptr, *replace_ = nullptr;
    QSpinBox *copy_ = nullptr, *copies_ = nullptr;
    QLabel *message_ = nullptr, *preview_ = nullptr;
    QProgressBar* progress_ = nullptr;
};

/// Opens the dialog beside the window; it stays there while the work is done.
BriefDialog* showBriefDialog(BriefOutput output, PlanSession& session, QWidget* parent, const viewer::RoomSetting& room = {});

}  // namespace saban::app
