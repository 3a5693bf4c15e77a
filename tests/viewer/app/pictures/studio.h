#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "layers/model/plan.h"
#include "viewer/app/main_window.h"

class QDockWidget;
class QToolButton;

namespace saban::test {

/// The program's window on the sample exercise, and a camera before the screen.
///
/// Drawing the table in software takes longer than all panels together: after `holdStill` a picture of it stands where the table is, and nothing is drawn any more until `letGo`.
class Studio {
   public:
    struct Setting {
        QSize sizePx{1366, 768};      ///< of a screen, in its own pixels
        QString folder{};             ///< of the plan and all beside it; is written to
        QString out{};                ///< of the pictures
        QRegularExpression only{"."};  ///< names of the pictures that are wanted
    };

    explicit Studio(const Setting& setting);
    ~Studio();

    app::MainWindow& window() { return *window_; }
    app::TableWidget& table() { return window_->stage().table(); }
    app::PlanDesk& desk() { return window_->desk(); }
    app::PlanPtr plan() { return desk().session().plan(); }
    QString file(const char* name) const { return setting_.folder + QLatin1Char('/') + QLatin1String(name); }
    bool isWanted(const QString& name) const { return setting_.only.match(name).hasMatch(); }
    bool isVietnamese() const;

    bool openPlan();

    /// Everything is drawn and read, or patience is at an end.
    void settle(int pauseMs = 150);
    /// Lets the window work for a while.
    static void pause(int milliseconds);
    /// Waits until it holds; false, and a word of it, when it does not.
    bool expect(const char* what, const std::function<bool()>& holds, int patienceMs = 20000);

    /// What the first screen shows, as NAME.png.
    void take(const QString& name);
    /// What both screens show, as presenter-NAME.png and audience-NAME.png.
    void takeBoth(const QString& name);
    int taken() const { return taken_; }
    /// Waits for the last picture to be written. False when one could not be, which was told.
    bool finish();
    /// In its own pixels.
    QSize screenPx() const;

    void holdStill();
    void letGo();

    /// No panel is open, nothing selected, no message, no window but the first.
    void clear();
    void closeOthers();
    QDockWidget& panel(const char* name);
    /// The panel is open and before those that share its place.
    void open(QDockWidget& panel);
    void open(const char* name) { open(panel(name)); }

    /// The `nth` feature of its kind, or the last, selected.
    template <typename T>
    void select(std::size_t nth = 0) {
        const auto& rows = plan()->all<T>().rows();
        if (rows.empty()) return;
        const auto& feature = *(rows.begin() + static_cast<std::ptrdiff_t>(std::min(nth, rows.size() - 1)));
        choose({std::string(layers::kindName<T>()), feature->uid});
    }

    /// The first feature of its kind for which it holds, selected.
    template <typename T>
    void selectWhere(const std::function<bool(const T&)>& holds) {
        for (const auto& feature : plan()->all<T>().rows())
            if (holds(*feature)) return choose({std::string(layers::kindName<T>()), feature->uid});
    }

    /// Takes what `act` opens and waits for: a dialog, a menu; then closes it.
    void takeWhileOpen(const QString& name, const std::function<void()>& act, int afterMs = 500);

   private:
    static void drawAll();
    void fillScreen();
    void choose(const layers::FeatureRef& feature);

    Setting setting_;
    std::unique_ptr<app::MainWindow> window_;
    std::unique_ptr<QWidget> still_;
    int taken_ = 0;
};

/// How a picture, or some that belong together, are taken.
struct Scenery {
    QString name;  ///< of the pictures, or how they all begin
    std::function<void(Studio&)> take;
};
using Sceneries = std::vector<Scenery>;

Sceneries sceneriesWithoutPlan();   ///< before a plan is open
Sceneries sceneriesOfTable();       ///< the table itself is looked at
Sceneries sceneriesOfPanels();      ///< and all others stand before a still table
Sceneries sceneriesOfEditing();
Sceneries sceneriesOfDialogs();
Sceneries sceneriesOfMenus();
Sceneries sceneriesOfPresenting();  ///< both screens

}  // namespace saban::test
