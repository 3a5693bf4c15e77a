#include <gtest/gtest.h>

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QSurfaceFormat>
#include <QTemporaryDir>

#include "geo/raster/raster_file.h"
#include "viewer/app/language.h"
#include "viewer/app/run_window.h"
#include "viewer/app/style.h"

// One application for all tests, with settings and cache of its own.
int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
    qputenv("XDG_STATE_HOME", home.filePath(QStringLiteral("state")).toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toUtf8());
    qputenv("XDG_CACHE_HOME", home.filePath(QStringLiteral("cache")).toUtf8());
    QSurfaceFormat::setDefaultFormat(saban::app::windowSurfaceFormat());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("saban"));
    QCoreApplication::setApplicationName(QStringLiteral("saban-test"));
    saban::app::applyStyle(application);
    saban::app::setLanguage(saban::app::Language::English);
    saban::geo::initialiseGdal();
    return RUN_ALL_TESTS();
}
