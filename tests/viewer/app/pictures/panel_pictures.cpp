// Takes pictures of every panel, dialog, menu and window of the program, for people to look at: a developer's tool, started by `./run pictures`.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QSurfaceFormat>
#include <clocale>
#include <cstdio>
#include <cstdlib>

#include "geo/raster/raster_file.h"
#include "tests/viewer/app/pictures/studio.h"
#include "viewer/app/language.h"
#include "viewer/app/run_window.h"
#include "viewer/app/style.h"
#include "viewer/app/theme.h"

namespace saban::test {
namespace {

const QString kDescription = QStringLiteral(
    "Writes a PNG picture of every panel, dialog, menu and window of Saban with the sample exercise, as large as the screen of DISPLAY asks. Two screens: those of the presenter and the audience too.");

void takeAll(Studio& studio, const Sceneries& sceneries) {
    for (const Scenery& scenery : sceneries) {
        if (!studio.isWanted(scenery.name)) continue;
        QElapsedTimer clock;
        clock.start();
        studio.clear();
        scenery.take(studio);
        studio.closeOthers();
        std::printf("%s: %.1f s\n", qPrintable(scenery.name), static_cast<double>(clock.elapsed()) / 1000.0);
        std::fflush(stdout);
    }
}

bool isAnyWanted(const Studio& studio, std::initializer_list<Sceneries> lists) {
    for (const Sceneries& list : lists)
        for (const Scenery& scenery : list)
            if (studio.isWanted(scenery.name)) return true;
    return false;
}

int takePictures(const Studio::Setting& setting) {
    Studio studio(setting);
    if (const QSize screen = studio.screenPx(); screen != setting.sizePx) {
        std::fprintf(stderr, "panel_pictures: the screen has %d x %d pixels, not %d x %d. Give --size what Xvfb or xrandr has.\n", screen.width(), screen.height(), setting.sizePx.width(), setting.sizePx.height());
        return 1;
    }
    takeAll(studio, sceneriesWithoutPlan());
    if (isAnyWanted(studio, {sceneriesOfTable(), sceneriesOfPanels(), sceneriesOfEditing(), sceneriesOfDialogs(), sceneriesOfMenus(), sceneriesOfPresenting()})) {
        if (!studio.openPlan()) {
            std::fprintf(stderr, "panel_pictures: cannot open '%s': %s\n", qPrintable(studio.file("sample.gpkg")), qPrintable(studio.window().stage().messages().messages().join(u'\n')));
            return 1;
        }
        takeAll(studio, sceneriesOfTable());
        if (isAnyWanted(studio, {sceneriesOfPanels(), sceneriesOfEditing(), sceneriesOfDialogs(), sceneriesOfMenus()})) {
            studio.holdStill();
            for (const Sceneries& list : {sceneriesOfPanels(), sceneriesOfDialogs(), sceneriesOfMenus(), sceneriesOfEditing()}) takeAll(studio, list);
            studio.letGo();
        }
        if (QGuiApplication::screens().size() > 1) takeAll(studio, sceneriesOfPresenting());
    }
    if (!studio.finish()) return 1;
    if (studio.taken() > 0) return 0;
    std::fprintf(stderr, "panel_pictures: no picture has a name that matches '%s'\n", qPrintable(setting.only.pattern()));
    return 1;
}

}  // namespace
}  // namespace saban::test

int main(int argc, char** argv) {
    using namespace saban;
    QSurfaceFormat::setDefaultFormat(app::windowSurfaceFormat());
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    QCoreApplication::setOrganizationName(QStringLiteral("saban"));
    QCoreApplication::setApplicationName(QStringLiteral("saban"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SABAN_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(test::kDescription);
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("size"), QStringLiteral("Pixels of a screen."), QStringLiteral("WxH"), QStringLiteral("1366x768")},
                       {QStringLiteral("language"), QStringLiteral("vi or en."), QStringLiteral("LANGUAGE"), QStringLiteral("vi")},
                       {QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("THEME"), QStringLiteral("dark")},
                       {QStringLiteral("only"), QStringLiteral("Only pictures whose names match."), QStringLiteral("REGEXP"), QStringLiteral(".")},
                       {QStringLiteral("plan"), QStringLiteral("Copy of the sample exercise; is written to."), QStringLiteral("FOLDER")},
                       {QStringLiteral("out"), QStringLiteral("Folder of the pictures."), QStringLiteral("FOLDER")}});
    parser.process(application);
    const QStringList size = parser.value(QStringLiteral("size")).split(u'x');
    test::Studio::Setting setting;
    setting.sizePx = size.size() == 2 ? QSize(size[0].toInt(), size[1].toInt()) : QSize();
    setting.folder = parser.value(QStringLiteral("plan"));
    setting.out = parser.value(QStringLiteral("out"));
    setting.only = QRegularExpression(parser.value(QStringLiteral("only")));
    if (setting.sizePx.isEmpty() || setting.folder.isEmpty() || setting.out.isEmpty() || !setting.only.isValid() || !QDir().mkpath(setting.out)) {
        std::fprintf(stderr, "panel_pictures: --size WxH, --plan FOLDER and --out FOLDER are needed, and a valid --only; see --help\n");
        return 2;
    }
    app::setTheme(parser.value(QStringLiteral("theme")) == u"light" ? app::ThemeChoice::Light : app::ThemeChoice::Dark);
    app::applyStyle(application);
    app::setLanguage(parser.value(QStringLiteral("language")) == u"en" ? app::Language::English : app::Language::Vietnamese);
    geo::initialiseGdal();
    const int status = test::takePictures(setting);
    std::fflush(stdout);
    std::_Exit(status);  // the pictures are written; tidying up a window with a still table is of no use to anybody
}
