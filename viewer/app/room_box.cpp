#include "viewer/app/room_box.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QSignalBlocker>
#include <QStyle>
#include <cmath>

namespace saban::app {

namespace {

constexpr double kMostHeightM = 30.0, kMostRowM = 300.0;
constexpr double kNeeded = 16.0, kWell = 19.5;  // arc minutes: ISO 9241-303:2011, 5.5.4, with a little for rounding

QString heightKey() { return QStringLiteral("presentation/room/screenHeightM"); }
QString rowKey() { return QStringLiteral("presentation/room/lastRowM"); }

QDoubleSpinBox* makeLength(QWidget* parent, const char* name, double most, double step) {
    auto* length = new QDoubleSpinBox(parent);
    length->setObjectName(QString::fromLatin1(name));
    length->setRange(0.0, most);
    length->setDecimals(2);
    length->setSingleStep(step);
    length->setSuffix(QStringLiteral(" m"));
    return length;
}

double numberOr0(const QVariant& value, double most) {
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    return isNumber && std::isfinite(number) && number > 0.0 && number <= most ? number : 0.0;
}

}  // namespace

viewer::RoomSetting savedRoom() {
    const QSettings settings;
    return {.screenHeightM = numberOr0(settings.value(heightKey()), kMostHeightM), .lastRowM = numberOr0(settings.value(rowKey()), kMostRowM)};
}

void saveRoom(const viewer::RoomSetting& room) {
    QSettings settings;
    settings.setValue(heightKey(), room.screenHeightM);
    settings.setValue(rowKey(), room.lastRowM);
}

RoomBox::RoomBox(QWidget* parent)
    : QWidget(parent), heightLabel_(new QLabel(this)), rowLabel_(new QLabel(this)), sentence_(new QLabel(this)), height_(makeLength(this, "roomScreenHeight", kMostHeightM, 0.1)),
      row_(makeLength(this, "roomLastRow", kMostRowM, 1.0)) {
    setObjectName(QStringLiteral("roomBox"));
    sentence_->setObjectName(QStringLiteral("roomSentence"));
    sentence_->setWordWrap(true);
    sentence_->setMinimumHeight(sentence_->fontMetrics().lineSpacing() * 3);
    sentence_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    heightLabel_->setBuddy(height_);
    rowLabel_->setBuddy(row_);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(heightLabel_, height_);
    form->addRow(rowLabel_, row_);
    form->addRow(sentence_);
    for (QDoubleSpinBox* length : {height_, row_})
        connect(length, &QDoubleSpinBox::valueChanged, this, [this] {
            tell();
            emit changed();
        });
    retranslateUi();
}

void RoomBox::setRoom(const viewer::RoomSetting& room) {
    {
        const QSignalBlocker first(height_), second(row_);
        height_->setValue(room.screenHeightM);
        row_->setValue(room.lastRowM);
    }
    tell();
}

viewer::RoomSetting RoomBox::room() const { return {.screenHeightM = height_->value(), .lastRowM = row_->value()}; }

void RoomBox::setPicture(int heightPx, double pixelRatio) {
    pictureHeightPx_ = heightPx;
    pixelRatio_ = pixelRatio;
    tell();
}

QString RoomBox::sentence() const { return sentence_->text(); }

bool RoomBox::isReadable() const {
    const viewer::RoomSetting room = this->room();
    if (!(room.screenHeightM > 0.0) || !(room.lastRowM > 0.0)) return true;
    return viewer::capitalsArcMinutes(room, pictureHeightPx_, pixelRatio_, viewer::textScaleFor(room, pictureHeightPx_, pixelRatio_)) >= kNeeded;
}

void RoomBox::tell() {
    const viewer::RoomSetting room = this->room();
    sentence_->setProperty("caution", !isReadable());
    if (!(room.screenHeightM > 0.0) || !(room.lastRowM > 0.0)) {
        sentence_->setText(tr("Text and signs have the size for a desk. Say how high the picture is and how far away the last row sits, and they become as large as that row needs."));
    } else {
        const double scale = viewer::textScaleFor(room, pictureHeightPx_, pixelRatio_), seen = viewer::capitalsArcMinutes(room, pictureHeightPx_, pixelRatio_, scale);
        const QLocale locale;
        const QString minutes = locale.toString(seen, 'f', 0), times = locale.toString(scale, 'f', 1);
        if (seen >= kWell) {
            sentence_->setText(tr("The last row sees the smallest letters under %1 arc minutes: readable. Text and signs are %2 times as large as on a desk.").arg(minutes, times));
        } else if (seen >= kNeeded) {
            sentence_->setText(tr("The last row sees the smallest letters under %1 arc minutes: just readable. Text and signs are %2 times as large as on a desk, which is the most.").arg(minutes, times));
        } else {
            // Small angles go in proportion.
            const double nearestM = room.lastRowM * seen / kNeeded, highestM = room.screenHeightM * kNeeded / seen;
            sentence_->setText(tr("The last row sees the smallest letters under %1 arc minutes, even at %2 times their size: 16 are needed. Seat it within %3 m, or make the picture %4 m high.")
                                   .arg(minutes, times, locale.toString(std::floor(nearestM * 10.0) / 10.0, 'f', 1), locale.toString(std::ceil(highestM * 10.0) / 10.0, 'f', 1)));
        }
    }
    sentence_->style()->unpolish(sentence_);
    sentence_->style()->polish(sentence_);
}

void RoomBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void RoomBox::retranslateUi() {
    heightLabel_->setText(tr("&Height of the picture"));
    rowLabel_->setText(tr("&Distance of the last row"));
    height_->setSpecialValueText(tr("not known"));
    row_->setSpecialValueText(tr("not known"));
    height_->setToolTip(tr("From the lower to the upper edge of the picture on the wall"));
    row_->setToolTip(tr("From the wall to the eyes of those who sit farthest away"));
    height_->setAccessibleName(tr("Height of the picture"));
    row_->setAccessibleName(tr("Distance of the last row"));
    tell();
}

}  // namespace saban::app
