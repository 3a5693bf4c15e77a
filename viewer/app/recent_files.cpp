#include "viewer/app/recent_files.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace saban::app {

namespace {

constexpr int kMost = 10;

QString settingsKey() { return QStringLiteral("recent"); }

}  // namespace

RecentFiles::RecentFiles(QMenu* menu, QObject* parent)
    : QObject(parent), menu_(menu), files_(QSettings().value(settingsKey()).toStringList()) {
    fillMenu();
}

void RecentFiles::add(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        const QString path = QFileInfo(QString::fromStdString(file)).absoluteFilePath();
        files_.removeAll(path);
        files_.prepend(path);
    }
    while (files_.size() > kMost) files_.removeLast();
    fillMenu();
}

void RecentFiles::save() const { QSettings().setValue(settingsKey(), files_); }

QString RecentFiles::folder() const { return files_.isEmpty() ? QString() : QFileInfo(files_.front()).absolutePath(); }

void RecentFiles::fillMenu() {
    menu_->clear();
    for (const QString& path : files_)
        connect(menu_->addAction(QDir::toNativeSeparators(path)), &QAction::triggered, this, [this, path] { emit chosen(path); });
    menu_->setEnabled(!files_.isEmpty());
}

}  // namespace saban::app
