#include "viewer/app/log_actions.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

#include "viewer/app/message_bar.h"
#include "viewer/app/program_log.h"

namespace saban::app {

LogActions::LogActions(QMenu& menu, MessageBar& messages, QObject* parent)
    : QObject(parent), showFolder(menu.addAction(QString())), copyPath(menu.addAction(QString())), messages_(messages) {
    connect(showFolder, &QAction::triggered, this, [this] {
        const QString folder = QDir::toNativeSeparators(logFolder());
        if (!QDir(folder).exists())
            messages_.show(MessageBar::Severity::Warning, tr("There is no log: the folder '%1' cannot be written. The program works without it.").arg(folder));
        else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            messages_.show(MessageBar::Severity::Note, tr("The log is in the folder '%1'. No program that shows folders was found.").arg(folder));
    });
    connect(copyPath, &QAction::triggered, this, [] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(logFolder())); });
    retranslateUi();
}

void LogActions::retranslateUi() {
    showFolder->setText(tr("Show &log folder"));
    copyPath->setText(tr("Copy &path of the log folder"));
}

}  // namespace saban::app
