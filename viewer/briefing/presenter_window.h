#pragma once

#include <QImage>
#include <QWidget>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/briefing/briefing_keys.h"
#include "viewer/briefing/time_text.h"

class QMenu;
class QToolBar;

namespace saban::app {

/// How a time stands against what was planned for it.
enum class TimeState {
    InTime,
    Over,     ///< amber
    FarOver   ///< red: by a fifth or more
};
TimeState timeStateOf(double seconds, double plannedS);  ///< nothing planned (0): in time

/// A scene for the presenter.
struct PresenterScene {
    QString title{}, role{}, notes{};
    double plannedS = 0.0;  ///< 0: until the briefer goes on
};

/// What only the presenter sees: notes, this scene's and the next scene's picture, clock, elapsed and planned time, progress, the list of scenes, and a button for everything. Knows nothing of how a
/// presentation is held: it is told, and it asks. The marking stands above and below.
/// Thread safety: GUI thread.
class PresenterWindow : public QWidget {
    Q_OBJECT

   public:
    explicit PresenterWindow(QWidget* parent = nullptr);
    ~PresenterWindow() override;

    void setScenes(std::vector<PresenterScene> scenes, const QString& plan, const QString& marking);
    void showScene(std::size_t scene);
    /// Null: it is being made.
    void setPresentPicture(const QImage& picture);
    void setNextPicture(const QImage& picture);

    struct Times {
        double elapsedS = 0.0;
        double sceneS = 0.0;
        double sceneShare = 0.0;  ///< of how long it is shown by itself
    };
    /// Once a second.
    void setTimes(const Times& times);

    struct State {
        bool isPaused = false, autoplay = false, loop = false, isBlack = false, isWhite = false, hasLegend = false, isRehearsal = false;
        bool operator==(const State&) const = default;
    };
    void setState(const State& state);
    void setTyped(const QString& text);
    /// Stays until it is taken back by an empty one.
    void setMessage(const QString& text);
    QString message() const;
    /// Of the pen and others; becomes this window's.
    void setToolBar(QToolBar* bar);
    QMenu& screensMenu();

    /// Of the notes' letters, points; kept by who asks.
    double notesPt() const;
    void setNotesPt(double points);

    // For tests and for reading aloud.
    QString notesShown() const;
    QString nextTitleShown() const;
    QString wordsForNextPicture() const;  ///< in place of one; empty where there is one
    QString elapsedShown() const;

   signals:
    void commanded(saban::app::BriefingCommand command);
    void sceneChosen(std::size_t scene);
    void endRequested();
    void roomRequested();
    void screensMenuWanted();

   protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void retranslateUi();
    void tellTimes();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace saban::app
