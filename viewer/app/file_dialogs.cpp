#include "viewer/app/file_dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace saban::app {

namespace {

struct FileDialogs {
    Q_DECLARE_TR_FUNCTIONS(saban::app::FileDialogs)
};

}  // namespace

QStringList askForFiles(QWidget* parent, FilesFor purpose, const QString& folder) {
    const QString filter =
        FileDialogs::tr("Elevation, imagery and vector files (%1)")
            .arg(QStringLiteral("*.tif *.tiff *.hgt *.asc *.img *.vrt *.dt0 *.dt1 *.dt2 *.bil *.flt *.dem *.xyz *.jp2 *.mbtiles "
                                "*.gpkg *.png *.jpg *.jpeg *.shp *.geojson *.json *.kml *.kmz *.gpx *.dxf *.fgb *.tab *.mif *.gml")) +
        QStringLiteral(";;") + FileDialogs::tr("All files (*)");
    const QString title = purpose == FilesFor::Adding ? FileDialogs::tr("Add to the table") : FileDialogs::tr("Open elevation, imagery and vector files");
    return QFileDialog::getOpenFileNames(parent, title, folder, filter);
}

QString askForMissingFile(QWidget* parent, const QString& name, const QString& folder) {
    const QString suffix = QFileInfo(name).suffix();
    const QString all = FileDialogs::tr("All files (*)");
    const QString filter = suffix.isEmpty() ? all : QStringLiteral("*.%1 (*.%1);;").arg(suffix) + all;
    return QFileDialog::getOpenFileName(parent, FileDialogs::tr("Where is '%1' now?").arg(name), folder, filter);
}

QString askForFolder(QWidget* parent) {
    return QFileDialog::getExistingDirectory(parent, FileDialogs::tr("Open a folder of elevation tiles"));
}

QString askForPicture(QWidget* parent) {
    return QFileDialog::getSaveFileName(parent, FileDialogs::tr("Save picture"), QStringLiteral("saban.png"),
                                        FileDialogs::tr("PNG picture (*.png)"));
}

}  // namespace saban::app
