#include "viewer/app/appearance_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QSettings>

#include "viewer/app/style.h"
#include "viewer/app/theme.h"

namespace saban::app {

namespace {

QString themeKey() { return QStringLiteral("theme"); }
QString coloursKey() { return QStringLiteral("coloursSafe"); }

QString wordOf(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::Dark: break;
        case ThemeChoice::Light: return QStringLiteral("light");
        case ThemeChoice::System: return QStringLiteral("system");
    }
    return QStringLiteral("dark");
}

}  // namespace

void restoreAppearance() {
    const QSettings settings;
    const QString saved = settings.value(themeKey()).toString();
    setTheme(saved == QLatin1String("light") ? ThemeChoice::Light : saved == QLatin1String("system") ? ThemeChoice::System : ThemeChoice::Dark);
    setColoursSafe(settings.value(coloursKey(), true).toBool());
}

AppearanceMenu::AppearanceMenu(QMenu& menu, QObject* parent) : QObject(parent), menu_(menu), themes_(new QActionGroup(this)) {
    const auto add = [&](ThemeChoice choice) {
        QAction* action = menu.addAction(QString());
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        action->setChecked(choice == themeChoice());
        themes_->addAction(action);
        return action;
    };
    dark = add(ThemeChoice::Dark);
    light = add(ThemeChoice::Light);
    asSystem = add(ThemeChoice::System);
    menu.addSeparator();
    safeColours = menu.addAction(QString());
    safeColours->setCheckable(true);
    safeColours->setChecked(areColoursSafe());
    connect(themes_, &QActionGroup::triggered, this, &AppearanceMenu::use);
    connect(safeColours, &QAction::triggered, this, [this](bool isOn) {
        setColoursSafe(isOn);
        QSettings().setValue(coloursKey(), isOn);
        emit coloursChanged();
    });
    qApp->installEventFilter(this);
    retranslateUi();
}

void AppearanceMenu::use(QAction* choice) {
    setTheme(static_cast<ThemeChoice>(choice->data().toInt()));
    QSettings().setValue(themeKey(), wordOf(themeChoice()));
    applyTheme(*qApp);
    emit coloursChanged();
}

/// The system's own theme changed.
bool AppearanceMenu::eventFilter(QObject* watched, QEvent* event) {
    if (watched == qApp && event->type() == QEvent::ThemeChange && themeChoice() == ThemeChoice::System) use(asSystem);
    return false;
}

void AppearanceMenu::retranslateUi() {
    menu_.setTitle(tr("&Theme"));
    dark->setText(tr("&Dark"));
    light->setText(tr("&Light"));
    asSystem->setText(tr("As the &system"));
    safeColours->setText(tr("Colours safe for &colour blindness"));
}

}  // namespace saban::app
