#include "viewer/app/look_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimeZone>
#include <QVBoxLayout>
#include <cmath>

#include "geo/crs/vn2000.h"
#include "viewer/app/grid_box.h"
#include "viewer/app/ground_look_box.h"

namespace saban::app {

namespace {

enum SunMode { kFixed = 0, kByTime = 1 };

constexpr int kVietnamUtcOffsetS = 7 * 3600;

/// The clock at the table: Vietnam's there, this machine's elsewhere.
QTimeZone clockAt(const std::optional<glm::dvec2>& lonLat) {
    return lonLat && geo::isInVietnam(*lonLat) ? QTimeZone(kVietnamUtcOffsetS) : QTimeZone::systemTimeZone();
}

}  // namespace

LookPanel::LookPanel(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    addHeights(*layout);
    addSun(*layout);
    ground_ = new GroundLookBox(this);
    layout->addWidget(ground_);
    layout->addSpacing(6);
    imagery_ = new QCheckBox(this);
    layout->addWidget(imagery_);
    addContours(*layout);
    frame_ = new QCheckBox(this);
    layout->addWidget(grid_);
    layout->addWidget(gridBox_);
    layout->addWidget(frame_);
    layout->addStretch(1);
    for (QLabel* title : {exaggerationTitle_, sunTitle_}) title->setObjectName(QStringLiteral("sectionTitle"));
    connect(ground_, &GroundLookBox::changed, this, &LookPanel::apply);
    connect(gridBox_, &GridBox::changed, this, &LookPanel::apply);
    for (QCheckBox* box : {contours_, contoursOnImagery_, grid_, frame_, imagery_}) connect(box, &QCheckBox::toggled, this, &LookPanel::apply);
    retranslateUi();
    showValues();
}

void LookPanel::addHeights(QVBoxLayout& layout) {
    exaggerationTitle_ = new QLabel(this);
    exaggeration_ = new QSlider(Qt::Horizontal, this);
    exaggeration_->setRange(10, 100);
    exaggeration_->setSingleStep(1);
    exaggeration_->setPageStep(10);
    exaggerationValue_ = new QLabel(this);
    exaggerationValue_->setMinimumWidth(exaggerationValue_->fontMetrics().horizontalAdvance(QStringLiteral("× 10.0")));
    auto* row = new QHBoxLayout;
    row->addWidget(exaggeration_, 1);
    row->addWidget(exaggerationValue_);
    layout.addWidget(exaggerationTitle_);
    layout.addLayout(row);
    layout.addSpacing(6);
    connect(exaggeration_, &QSlider::valueChanged, this, &LookPanel::apply);
}

void LookPanel::addSun(QVBoxLayout& layout) {
    sunTitle_ = new QLabel(this);
    sunMode_ = new QComboBox(this);
    sunMode_->addItems({QString(), QString()});
    sunTime_ = new QDateTimeEdit(QDateTime(QDate::currentDate(), QTime(9, 0)), this);
    sunTime_->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    sunTime_->setCalendarPopup(true);
    sunNote_ = new QLabel(this);
    sunNote_->setObjectName(QStringLiteral("faint"));
    sunNote_->setWordWrap(true);
    for (QWidget* one : {static_cast<QWidget*>(sunTitle_), static_cast<QWidget*>(sunMode_), static_cast<QWidget*>(sunTime_), static_cast<QWidget*>(sunNote_)}) layout.addWidget(one);
    layout.addSpacing(6);
    connect(sunMode_, &QComboBox::currentIndexChanged, this, &LookPanel::apply);
    connect(sunTime_, &QDateTimeEdit::dateTimeChanged, this, &LookPanel::apply);
}

/// With what belongs to them, set in below their box.
void LookPanel::addContours(QVBoxLayout& layout) {
    contours_ = new QCheckBox(this);
    intervalTitle_ = new QLabel(this);
    interval_ = new QDoubleSpinBox(this);
    interval_->setRange(0.0, 1000.0);
    interval_->setDecimals(1);
    interval_->setKeyboardTracking(false);
    interval_->setSuffix(QStringLiteral(" m"));
    contoursOnImagery_ = new QCheckBox(this);
    grid_ = new QCheckBox(this);  // Tab comes to fields in the order in which they are made
    gridBox_ = new GridBox(this);
    layout.addWidget(contours_);
    const auto below = [&layout](QWidget* title, QWidget* field) {
        auto* row = new QHBoxLayout;
        row->addSpacing(24);
        if (title) row->addWidget(title);
        row->addWidget(field, 1);
        layout.addLayout(row);
    };
    below(intervalTitle_, interval_);
    below(nullptr, contoursOnImagery_);
    below(nullptr, gridBox_->contourLabels());
    connect(interval_, &QDoubleSpinBox::valueChanged, this, &LookPanel::apply);
}

void LookPanel::setLook(const viewer::Look& look) {
    look_ = look;
    showValues();
}

void LookPanel::setPlace(const std::optional<glm::dvec2>& lonLat) {
    place_ = lonLat;
    showSun();
    if (sunMode_->currentIndex() == kByTime) apply();
}

std::optional<QDateTime> LookPanel::sunTime() const {
    if (sunMode_->currentIndex() != kByTime || !place_) return std::nullopt;
    return QDateTime(sunTime_->date(), sunTime_->time(), clockAt(place_)).toUTC();
}

void LookPanel::setSunTime(const std::optional<QDateTime>& time) {
    {
        const QSignalBlocker mode(sunMode_), clock(sunTime_);
        sunMode_->setCurrentIndex(time ? kByTime : kFixed);
        if (time && place_) {
            const QDateTime there = time->toTimeZone(clockAt(place_));
            sunTime_->setDate(there.date());
            sunTime_->setTime(there.time());
        }
    }
    showSun();
    apply();
}

void LookPanel::apply() {
    if (isFilling_) return;
    viewer::Look look = look_;
    look.exaggeration = exaggeration_->value() / 10.0;
    look.contours = contours_->isChecked();
    look.contoursOnImagery = contoursOnImagery_->isChecked();
    look.contourIntervalM = interval_->value();
    look.grid = grid_->isChecked();
    gridBox_->applyTo(look);
    look.frame = frame_->isChecked();
    look.imagery = imagery_->isChecked();
    look.ground = ground_->look();
    look.sun = viewer::Sun{};
    if (sunMode_->currentIndex() == kByTime && place_) {
        const QDateTime time(sunTime_->date(), sunTime_->time(), clockAt(place_));
        const std::chrono::sys_seconds utc{std::chrono::seconds{time.toSecsSinceEpoch()}};
        if (const auto sun = viewer::sunAt(place_->x, place_->y, utc)) look.sun = *sun;
    }
    const bool isNew = look != look_;
    look_ = look;
    showValues();
    if (isNew) emit lookChanged(look_);
}

void LookPanel::showValues() {
    isFilling_ = true;
    exaggeration_->setValue(static_cast<int>(std::lround(look_.exaggeration * 10.0)));
    exaggerationValue_->setText(QStringLiteral("× %1").arg(QLocale().toString(look_.exaggeration, 'f', 1)));
    contours_->setChecked(look_.contours);
    contoursOnImagery_->setChecked(look_.contoursOnImagery);
    contoursOnImagery_->setEnabled(look_.contours);
    interval_->setValue(look_.contourIntervalM);
    interval_->setEnabled(look_.contours);
    intervalTitle_->setEnabled(look_.contours);
    grid_->setChecked(look_.grid);
    gridBox_->setLook(look_);
    frame_->setChecked(look_.frame);
    imagery_->setChecked(look_.imagery);
    ground_->setLook(look_.ground);
    isFilling_ = false;
    showSun();
}

void LookPanel::showSun() {
    const bool byTime = sunMode_->currentIndex() == kByTime;
    sunTime_->setVisible(byTime);
    sunNote_->setVisible(byTime);
    if (!byTime) return;
    if (!place_) {
        sunNote_->setText(tr("Open a ground first: the sun depends on the place."));
        return;
    }
    const QTimeZone clock = clockAt(place_);
    const QDateTime time(sunTime_->date(), sunTime_->time(), clock);
    const auto sun = viewer::sunAt(place_->x, place_->y, std::chrono::sys_seconds{std::chrono::seconds{time.toSecsSinceEpoch()}});
    const double offsetH = time.offsetFromUtc() / 3600.0;
    const QString zone = QStringLiteral("UTC%1%2").arg(offsetH < 0 ? QString() : QStringLiteral("+"), QLocale().toString(offsetH));
    sunNote_->setText(sun ? tr("%1. Azimuth %2°, height %3°").arg(zone).arg(QLocale().toString(sun->azimuthDeg, 'f', 1), QLocale().toString(sun->elevationDeg, 'f', 1))
                          : tr("%1. The sun is below the horizon: light from the north-west.").arg(zone));
}

void LookPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void LookPanel::retranslateUi() {
    exaggerationTitle_->setText(tr("Vertical exaggeration"));
    sunTitle_->setText(tr("Light"));
    sunMode_->setItemText(kFixed, tr("Fixed, from the north-west"));
    sunMode_->setItemText(kByTime, tr("Sun by date and time"));
    contours_->setText(tr("Contour lines"));
    contoursOnImagery_->setText(tr("also on imagery"));
    intervalTitle_->setText(tr("Interval"));
    interval_->setSpecialValueText(tr("automatic"));
    exaggeration_->setAccessibleName(exaggerationTitle_->text());
    sunMode_->setAccessibleName(sunTitle_->text());
    sunTime_->setAccessibleName(tr("Sun by date and time"));
    interval_->setAccessibleName(intervalTitle_->text());
    grid_->setText(tr("Grid lines"));
    frame_->setText(tr("Frame, north arrow, scale bar"));
    imagery_->setText(tr("Imagery"));
    showValues();  // decimals are those of the language
}

}  // namespace saban::app
