#pragma once

#include <QObject>
#include <QPointer>
#include <QRect>
#include <QString>
#include <QTimer>
#include <optional>
#include <vector>

class QScreen;
class QWidget;

namespace saban::app {

struct ScreenInfo {
    QString name{};
    QRect geometry{};
    bool operator==(const ScreenInfo&) const = default;
};

/// Where the audience's picture and the presenter's side are wanted, by names of screens. Empty: wherever there is room.
struct ScreenWish {
    QString audience{}, presenter{};
    bool isAudienceInFront = true;  ///< where one screen is all there is
    bool operator==(const ScreenWish&) const = default;
};

/// Indexes among the screens; nothing: it is not shown.
struct ScreenPlacement {
    std::optional<std::size_t> audience{}, presenter{};
    bool operator==(const ScreenPlacement&) const = default;
};

/// Screens that show the same part of the desktop are one: the audience would read the notes.
std::vector<ScreenInfo> withoutMirrors(std::vector<ScreenInfo> screens);

/// With two or more screens the audience has the one that is wanted, else one where the main window is not; the presenter another one. With one, what is in front has it.
ScreenPlacement placementOn(const std::vector<ScreenInfo>& screens, const QString& mainScreen, const ScreenWish& wish);

/// The screens of this machine as they come, go and change, told once per change when it is over.
/// Thread safety: GUI thread.
class Screens : public QObject {
    Q_OBJECT

   public:
    explicit Screens(QObject* parent = nullptr);

    /// Without mirrors; those that are real (a desktop without any has a placeholder without a name).
    const std::vector<ScreenInfo>& all() const { return screens_; }
    static QScreen* find(const QString& name);

   signals:
    void changed();

   private:
    void follow(QScreen* screen);
    void lookSoon() { timer_.start(); }

    std::vector<ScreenInfo> screens_;
    QTimer timer_;
};

/// Fills a screen with a window without a frame, also where no window manager helps.
void showOn(QWidget& window, QScreen& screen);

}  // namespace saban::app
