#include "viewer/app/run_window.h"

#include <QApplication>
#include <QPixmap>
#include <QTimer>
#include <clocale>
#include <cstdio>
#include <functional>

#include "geo/raster/raster_file.h"
#include "viewer/app/appearance_menu.h"
#include "viewer/app/main_window.h"
#include "viewer/app/picture_file.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/program_log.h"
#include "viewer/app/register_entries.h"
#include "viewer/app/style.h"
#include "viewer/app/window_settings.h"

namespace saban::app {

namespace {

constexpr int kSettlePollMs = 100;

int statusOf(MainWindow& window) {
    for (const QString& message : window.stage().messages().messages())
        std::fprintf(stderr, "saban: %s\n", message.toUtf8().constData());
    return window.hasFailed() ? 1 : 0;
}

/// `done`: with the status of the program, once the picture is made.
void finish(MainWindow& window, const std::string& screenshotPath, const std::function<void(int)>& done) {
    if (screenshotPath.empty()) return done(statusOf(window));
    const QString path = QString::fromStdString(screenshotPath);
    const PlanSession& session = window.desk().session();
    const std::string marking = markingOfPicture(window.stage().table());
    if (!writePicture(window.grab().toImage(), path, marking)) {
        std::fprintf(stderr, "saban: error: %s\n",
                     MainWindow::tr("Cannot write the picture '%1'. Choose a folder that you may write to and that has room.")
                         .arg(path)
                         .toUtf8()
                         .constData());
        return done(1);
    }
    RegisterEntries::ofProgram().enter({.planPath = session.path(), .marking = marking, .what = "picture", .file = screenshotPath}, &window, [&window, done](const geo::Warnings& warnings) {
        for (const geo::Warning& warning : warnings) std::fprintf(stderr, "saban: %s\n", warning.message.c_str());
        done(statusOf(window));
    });
}

}  // namespace

int runWindow(int& argc, char** argv, const WindowOptions& options) {
    QSurfaceFormat::setDefaultFormat(windowSurfaceFormat());
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");  // Qt took the system's: numbers in files are not written with its decimal comma
    QCoreApplication::setOrganizationName(QStringLiteral("saban"));
    QCoreApplication::setApplicationName(QStringLiteral("saban"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SABAN_VERSION));
    startLog(LogWriter::Window);
    logEvent(QStringLiteral("Saban %1, Qt %2, platform %3").arg(QStringLiteral(SABAN_VERSION), QString::fromLatin1(qVersion()), QGuiApplication::platformName()));
    restoreAppearance();
    applyStyle(application);
    setLanguage(options.language.value_or(savedLanguage().value_or(languageFromSystem())));
    geo::initialiseGdal();

    MainWindow window(options);
    window.show();
    window.openFromOptions();

    QTimer settlePoll;
    if (options.quitWhenComplete || !options.screenshotPath.empty()) {
        settlePoll.setInterval(kSettlePollMs);
        QObject::connect(&settlePoll, &QTimer::timeout, &window, [&] {
            if (!window.isSettled()) return;
            settlePoll.stop();
            finish(window, options.screenshotPath, [&window, &options](int status) {
                if (!options.quitWhenComplete) return;
                window.close();
                QCoreApplication::exit(status);
            });
        });
        settlePoll.start();
    }
    const int status = QApplication::exec();
    logEvent(QStringLiteral("ended with status %1").arg(status));
    return status;
}

}  // namespace saban::app
