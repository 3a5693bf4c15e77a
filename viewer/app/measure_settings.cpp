#include "viewer/app/measure_settings.h"

#include <QRegularExpression>
#include <QSettings>
#include <array>
#include <cmath>

#include "layers/model/value.h"
#include "viewer/app/declination_dialog.h"
#include "viewer/app/measurement.h"

namespace saban::app {

namespace {

constexpr double kMostDeg = 60.0;
constexpr std::array kUnits{"", "degrees", "mils6000", "mils6400"};

QString declinationKey() { return QStringLiteral("measure/declinationDeg"); }
QString unitKey() { return QStringLiteral("measure/angleUnit"); }

}  // namespace

std::optional<double> parseDeclination(const QString& text, double mils) {
    static const QRegularExpression pattern(
        QStringLiteral("^([-+−]?)(\\d+(?:[.,]\\d+)?)\\s*(mils?|l[yi] giác|lg|°|độ|deg)?\\s*(?:(\\d+(?:[.,]\\d+)?)\\s*['′])?\\s*([EWĐTewđt])?$"), QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text.normalized(QString::NormalizationForm_C).trimmed());
    if (!match.hasMatch()) return std::nullopt;
    const auto number = [&](int group) { return match.captured(group).replace(',', '.').toDouble(); };
    const QString unit = match.captured(3).toLower(), side = match.captured(5).toUpper();
    const bool isMils = unit.startsWith(QLatin1String("mil")) || unit.startsWith(QLatin1String("l"));
    if ((isMils && !match.captured(4).isEmpty()) || number(4) >= 60.0) return std::nullopt;
    double degrees = isMils ? number(2) * 360.0 / mils : number(2) + number(4) / 60.0;
    const bool isSigned = !match.captured(1).isEmpty(), isWest = side == QLatin1String("W") || side == QLatin1String("T");
    if (isSigned && !side.isEmpty()) return std::nullopt;  // "-1.5 W" is either
    if (match.captured(1) == QLatin1String("-") || match.captured(1) == QStringLiteral("−") || isWest) degrees = -degrees;
    return std::abs(degrees) <= kMostDeg ? std::optional(degrees) : std::nullopt;
}

MeasureSettings::MeasureSettings(QWidget* window, QObject* parent) : QObject(parent), declination(new QAction(this)), units_(new QActionGroup(this)) {
    const QSettings settings;
    bool isNumber = false;
    const double degrees = settings.value(declinationKey()).toDouble(&isNumber);
    if (isNumber && std::abs(degrees) <= kMostDeg) declinationDeg_ = degrees;
    angleUnit_ = settings.value(unitKey()).toString().toStdString();
    for (const char* unit : kUnits) {
        QAction* action = units_->addAction(QString());
        action->setCheckable(true);
        action->setData(QString::fromLatin1(unit));
        action->setChecked(angleUnit_ == unit);
    }
    if (!units_->checkedAction()) setAngleUnit({});
    connect(units_, &QActionGroup::triggered, this, [this](QAction* action) { setAngleUnit(action->data().toString().toStdString()); });
    connect(declination, &QAction::triggered, this, [this, window] {
        auto* dialog = new DeclinationDialog(*this, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    retranslateUi();
}

void MeasureSettings::setDeclinationDeg(std::optional<double> declinationDeg) {
    declinationDeg_ = declinationDeg;
    QSettings settings;
    if (declinationDeg) settings.setValue(declinationKey(), *declinationDeg);
    else settings.remove(declinationKey());
    retranslateUi();
    emit changed();
}

void MeasureSettings::setAngleUnit(const std::string& unit) {
    angleUnit_ = unit;
    QSettings().setValue(unitKey(), QString::fromStdString(unit));
    for (QAction* action : units_->actions()) action->setChecked(action->data().toString().toStdString() == unit);
    emit changed();
}

void MeasureSettings::fillMenu(QMenu& menu) const {
    menu.addActions(units_->actions());
    menu.addSeparator();
    menu.addAction(declination);
}

void MeasureSettings::retranslateUi() {
    const QStringList texts{tr("Angles as the &plan has them"), tr("Angles in &degrees"), tr("Angles in mils, &6000 to the circle"), tr("Angles in mils, 6&400 to the circle")};
    for (int i = 0; i < texts.size(); ++i) units_->actions().at(i)->setText(texts[i]);
    declination->setText(declinationDeg_ ? tr("&Magnetic declination: %1…").arg(declinationText(*declinationDeg_)) : tr("&Magnetic declination…"));
}

}  // namespace saban::app
