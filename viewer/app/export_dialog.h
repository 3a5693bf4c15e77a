#pragma once

#include <QDialog>
#include <QTimer>
#include <optional>
#include <string>
#include <vector>

#include "layers/exchange/export.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace saban::app {

class BackgroundTask;
class CrsChoice;
class LiveTexts;
class PlanSession;

/// Writes features of the plan as a list or a map: where, in which format, which kinds, of which phase, in which grid. Accepted, the file is written.
/// Thread safety: GUI thread; the file is written on another one.
class ExportDialog : public QDialog {
    Q_OBJECT

   public:
    /// `name`: of the file that is proposed, with its extension.
    ExportDialog(PlanSession& session, const QString& folder, const QString& name, QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// Only those are ticked.
    void setKinds(const std::vector<std::string>& kinds);

    QString file() const;
    const layers::ExportReport& report() const { return report_; }
    QLineEdit& fileField() { return *file_; }
    QListWidget& kinds() { return *kinds_; }
    QComboBox& formatChoice() { return *format_; }
    QCheckBox& replaceBox() { return *replace_; }
    CrsChoice& crsChoice() { return *crs_; }
    QString refusal() const;

   public slots:
    void accept() override;
    void reject() override;

   private:
    enum class FileFault { IsPlan, IsThere };
    void makeFields(const QString& name);
    void makeButtons(QVBoxLayout& layout);
    void retranslate();
    void fillKinds();
    void chooseFile();
    void takeFormat();
    void follow();
    void refuse(const QString& why);
    void refuseFile(FileFault fault);
    bool isSound();
    void showProgress();
    std::vector<std::string> chosenKinds() const;

    PlanSession& session_;
    QString folder_;
    BackgroundTask* task_;
    QTimer progressTimer_;
    layers::ExportReport report_{};
    std::optional<FileFault> fileFault_;  ///< for which it was refused

    QLineEdit* file_;
    QPushButton* choose_;
    QComboBox *format_, *phase_;
    QListWidget* kinds_;
    CrsChoice* crs_;
    QCheckBox* replace_;
    QLabel* refusal_;
    QProgressBar* progress_;
    QPushButton *export_, *cancel_;
    LiveTexts* texts_;
};

}  // namespace saban::app
