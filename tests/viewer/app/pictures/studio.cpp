#include "tests/viewer/app/pictures/studio.h"

#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QPainter>
#include <QScreen>
#include <QTest>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <cstdio>

#include "tests/viewer/app/waiting.h"
#include "viewer/app/language.h"

namespace saban::test {

namespace {

constexpr int kPatienceMs = 20000;

/// A picture of the table where the table is: its middle, where there is less room than there was; larger, where there is more.
class StillTable : public QWidget {
   public:
    StillTable(app::Stage& stage, QImage picture) : QWidget(&stage), picture_(std::move(picture)) {
        setAttribute(Qt::WA_OpaquePaintEvent);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        stackUnder(&stage.startPage());
        stage.installEventFilter(this);
        setGeometry(stage.rect());
        show();
    }

   protected:
    void paintEvent(QPaintEvent*) override {
        QSizeF size = picture_.deviceIndependentSize();
        size *= std::max({1.0, width() / size.width(), height() / size.height()});
        QPainter(this).drawImage(QRectF(QPointF((width() - size.width()) / 2.0, (height() - size.height()) / 2.0), size), picture_);
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Resize) setGeometry(static_cast<QWidget*>(watched)->rect());
        return false;
    }

   private:
    QImage picture_;
};

std::atomic<int> notWritten{0};

// Packing a large picture takes as long as drawing it: that is done beside.
void write(const QPixmap& picture, const QString& path) {
    QThreadPool::globalInstance()->start([image = picture.toImage(), path] {
        if (image.save(path, "PNG", 80)) return;
        std::fprintf(stderr, "panel_pictures: cannot write '%s'\n", qPrintable(path));
        ++notWritten;
    });
}

}  // namespace

Studio::Studio(const Setting& setting) : setting_(setting) {
    app::WindowOptions options;
    options.allowNetwork = false;
    window_ = std::make_unique<app::MainWindow>(options);
    window_->planStart().setSample(setting_.folder);
    fillScreen();
    window_->show();
    (void)QTest::qWaitForWindowExposed(window_.get());
    window_->activateWindow();  // there is no window manager to do it
    (void)QTest::qWaitForWindowActive(window_.get());
}

Studio::~Studio() = default;

void Studio::fillScreen() { window_->setGeometry(QRect(QPoint(), setting_.sizePx / qApp->devicePixelRatio())); }

bool Studio::isVietnamese() const { return app::language() == app::Language::Vietnamese; }

bool Studio::openPlan() {
    window_->openFiles({file("sample.gpkg")});
    return expect("the plan is open", [this] { return plan() && table().ground() && window_->isSettled(); }, 120000);
}

void Studio::settle(int pauseMs) {
    if (!still_) (void)expect("the table is drawn", [this] { return window_->isSettled(); });
    pause(pauseMs);
}

void Studio::pause(int milliseconds) {
    (void)waitFor([] { return false; }, milliseconds);
}

bool Studio::expect(const char* what, const std::function<bool()>& holds, int patienceMs) {
    if (waitFor(holds, patienceMs)) return true;
    std::printf("  in vain: %s (%d s)\n", what, patienceMs / 1000);
    return false;
}

void Studio::drawAll() {
    constexpr int kRounds = 5;  // what is shown, laid out and drawn follows one from the other
    for (int i = 0; i < kRounds; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

void Studio::take(const QString& name) {
    drawAll();
    write(window_->screen()->grabWindow(0), setting_.out + QLatin1Char('/') + name + QStringLiteral(".png"));
    ++taken_;
    std::printf("  %s\n", qPrintable(name));
    if (const QSize least = window_->minimumSizeHint(), room = window_->screen()->size(); least.width() > room.width() || least.height() > room.height()) {
        std::printf("  too large for the screen: %d x %d of %d x %d\n", least.width(), least.height(), room.width(), room.height());
        for (const QDockWidget* dock : window_->findChildren<QDockWidget*>())
            if (!dock->isHidden()) std::printf("    %s: %d x %d\n", qPrintable(dock->objectName()), dock->minimumSizeHint().width(), dock->minimumSizeHint().height());
    }
    std::fflush(stdout);
}

void Studio::takeBoth(const QString& name) {
    drawAll();
    const auto screens = QGuiApplication::screens();
    const QString whose[]{QStringLiteral("/presenter-"), QStringLiteral("/audience-")};
    for (qsizetype i = 0; i < 2 && i < screens.size(); ++i) write(screens[i]->grabWindow(0), setting_.out + whose[i] + name + QStringLiteral(".png"));
    ++taken_;
    std::printf("  %s on both screens\n", qPrintable(name));
    std::fflush(stdout);
}

bool Studio::finish() {
    QThreadPool::globalInstance()->waitForDone();
    return notWritten == 0;
}

QSize Studio::screenPx() const { return window_->screen()->size() * window_->screen()->devicePixelRatio(); }

void Studio::holdStill() {
    if (still_) return;
    clear();
    settle();
    still_ = std::make_unique<StillTable>(window_->stage(), table().picture());
    table().setUpdatesEnabled(false);
}

void Studio::letGo() {
    if (!still_) return;
    still_.reset();
    table().setUpdatesEnabled(true);
}

void Studio::clear() {
    closeOthers();
    for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) dock->hide();
    desk().session().select({});
    desk().selectTool->trigger();
    window_->stage().messages().closeAll();
    pause(20);
    fillScreen();
}

void Studio::closeOthers() {
    for (QWidget* other : QApplication::topLevelWidgets())
        if (other != window_.get() && other->isVisible()) other->close();
    pause(20);
}

QDockWidget& Studio::panel(const char* name) {
    auto* dock = window_->findChild<QDockWidget*>(QString::fromLatin1(name));
    if (!dock) qFatal("there is no panel '%s'", name);
    return *dock;
}

void Studio::open(QDockWidget& panel) {
    if (panel.isHidden()) panel.toggleViewAction()->trigger();
    panel.raise();
    pause(20);
}

void Studio::choose(const layers::FeatureRef& feature) {
    desk().session().select({feature});
    if (!still_) desk().flyTo(feature);
    pause(20);
}

void Studio::takeWhileOpen(const QString& name, const std::function<void()>& act, int afterMs) {
    bool isTaken = false;
    QTimer::singleShot(afterMs, window_.get(), [&] {
        take(name);
        isTaken = true;
        while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) dialog->reject();
        else if (QWidget* modal = QApplication::activeModalWidget()) modal->close();
    });
    act();
    (void)waitFor([&] { return isTaken; }, afterMs + 3000);
    closeOthers();
}

}  // namespace saban::test
