#include "viewer/app/ground_look_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <array>
#include <cmath>
#include <numbers>

#include "viewer/app/colour_bars.h"

namespace saban::app {

namespace {

using viewer::Shading;
using viewer::SlopeUnit;

constexpr double kLowestM = -500.0, kHighestM = 9000.0, kLeastRangeM = 0.1;
constexpr int kIndentPx = 24;

/// The same steepness in another unit, to a tenth.
viewer::SlopeClasses converted(viewer::SlopeClasses classes, SlopeUnit unit) {
    if (classes.unit == unit) return classes;
    constexpr double kDegPerRad = 180.0 / std::numbers::pi;
    classes.unit = unit;
    for (double& limit : classes.breaks) {
        const double exact = unit == SlopeUnit::Degrees ? std::atan(limit / 100.0) * kDegPerRad : std::tan(limit / kDegPerRad) * 100.0;
        limit = std::round(exact * 10.0) / 10.0;
    }
    return classes;
}

QWidget* rowOf(QWidget* parent, std::initializer_list<QWidget*> widgets, QWidget* stretched, int indentPx = 0) {
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(indentPx, 0, 0, 0);
    for (QWidget* widget : widgets) layout->addWidget(widget, widget == stretched ? 1 : 0);
    return row;
}

QDoubleSpinBox* makeHeight(QWidget* parent) {
    auto* height = new QDoubleSpinBox(parent);
    height->setRange(kLowestM, kHighestM);
    height->setDecimals(1);
    height->setKeyboardTracking(false);
    height->setSuffix(QStringLiteral(" m"));
    return height;
}

}  // namespace

GroundLookBox::GroundLookBox(QWidget* parent) : QWidget(parent) {
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("sectionTitle"));
    tintTitle_ = new QLabel(this);
    tint_ = new QComboBox(this);
    tint_->setObjectName(QStringLiteral("tint"));
    tint_->setIconSize(kColourBarPx);
    for (const viewer::Tint tint : viewer::allTints()) tint_->addItem(colourBarOf(tint), QString());
    tintTitle_->setBuddy(tint_);
    ownRange_ = new QCheckBox(this);
    from_ = makeHeight(this);
    to_ = makeHeight(this);
    to_->setValue(500.0);
    shadingTitle_ = new QLabel(this);
    shading_ = new QComboBox(this);
    shading_->setObjectName(QStringLiteral("shading"));
    shading_->setIconSize(kColourBarPx);
    for (int i = 0; i < 3; ++i) shading_->addItem(QString());
    shading_->setItemIcon(static_cast<int>(Shading::Aspect), colourBarOfAspects());
    shadingTitle_->setBuddy(shading_);
    classesTitle_ = new QLabel(this);
    classes_ = new QLineEdit(this);
    classes_->setObjectName(QStringLiteral("slopeClasses"));
    classesTitle_->setBuddy(classes_);
    unit_ = new QComboBox(this);
    unit_->setObjectName(QStringLiteral("slopeUnit"));
    unit_->addItems({QStringLiteral("%"), QStringLiteral("°")});
    opacityTitle_ = new QLabel(this);
    opacity_ = new QSlider(Qt::Horizontal, this);
    opacity_->setObjectName(QStringLiteral("shadingOpacity"));
    opacity_->setRange(0, 100);
    opacityTitle_->setBuddy(opacity_);
    shadows_ = new QCheckBox(this);
    shadows_->setObjectName(QStringLiteral("shadows"));
    rangeNote_ = new QLabel(this);
    classesNote_ = new QLabel(this);
    for (QLabel* note : {rangeNote_, classesNote_}) {
        note->setProperty("refusal", true);
        note->setWordWrap(true);
        note->hide();
    }
    layOut();
    retranslateUi();
    showValues();
    connectAll();
}

void GroundLookBox::layOut() {
    slopeRow_ = rowOf(this, {classesTitle_, classes_, unit_}, classes_, kIndentPx);
    opacityRow_ = rowOf(this, {opacityTitle_, opacity_}, opacity_, kIndentPx);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setColumnStretch(1, 1);
    int row = 0;
    const auto across = [&](QWidget* widget) { layout->addWidget(widget, row++, 0, 1, 2); };
    across(title_);
    layout->addWidget(tintTitle_, row, 0);
    layout->addWidget(tint_, row++, 1);
    across(ownRange_);
    across(rowOf(this, {from_, to_}, to_, kIndentPx));
    across(rangeNote_);
    layout->addWidget(shadingTitle_, row, 0);
    layout->addWidget(shading_, row++, 1);
    across(slopeRow_);
    across(classesNote_);
    across(opacityRow_);
    across(shadows_);
    // Long names must not widen the panel.
    for (QComboBox* box : {tint_, shading_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    for (QDoubleSpinBox* height : {from_, to_}) height->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GroundLookBox::connectAll() {
    for (QComboBox* box : {tint_, shading_}) connect(box, &QComboBox::currentIndexChanged, this, &GroundLookBox::apply);
    connect(unit_, &QComboBox::currentIndexChanged, this, &GroundLookBox::changeUnit);
    for (QCheckBox* box : {ownRange_, shadows_}) connect(box, &QCheckBox::toggled, this, &GroundLookBox::apply);
    for (QDoubleSpinBox* height : {from_, to_}) connect(height, &QDoubleSpinBox::valueChanged, this, &GroundLookBox::apply);
    connect(classes_, &QLineEdit::editingFinished, this, &GroundLookBox::apply);
    connect(opacity_, &QSlider::valueChanged, this, &GroundLookBox::apply);
}

void GroundLookBox::setLook(const viewer::GroundLook& look) {
    if (look == look_) return;  // what is being typed stays
    look_ = look;
    showValues();
}

void GroundLookBox::apply() {
    if (isFilling_) return;
    viewer::GroundLook look = look_;
    look.tint = viewer::allTints()[static_cast<std::size_t>(tint_->currentIndex())];
    look.shading = static_cast<Shading>(shading_->currentIndex());
    look.shadingOnPictures = opacity_->value() / 100.0;
    look.shadows = shadows_->isChecked();
    applyRange(look);
    const bool isUnitWritten = applyClasses(look);
    const bool isNew = look != look_;
    look_ = look;
    if (isUnitWritten) showClasses();
    showState();
    if (isNew) emit changed();
}

void GroundLookBox::applyRange(viewer::GroundLook& look) {
    const bool isRange = to_->value() - from_->value() >= kLeastRangeM;
    rangeNote_->setVisible(ownRange_->isChecked() && !isRange);
    if (!ownRange_->isChecked()) look.tintRange.reset();
    else if (isRange) look.tintRange = viewer::HeightRange{from_->value(), to_->value()};
}

/// True when the limits end with another unit than is chosen beside them.
bool GroundLookBox::applyClasses(viewer::GroundLook& look) {
    const auto classes = viewer::parseSlopeClasses(classes_->text().toStdString(), static_cast<SlopeUnit>(unit_->currentIndex()));
    classesNote_->setVisible(!classes && look.shading == Shading::Slope);
    if (!classes) {
        classesNote_->setText(QString::fromStdString(classes.error().message));
        return false;
    }
    look.slopes = *classes;
    return static_cast<int>(classes->unit) != unit_->currentIndex();
}

/// The limits stay as steep as they are.
void GroundLookBox::changeUnit() {
    if (isFilling_) return;
    const auto unit = static_cast<SlopeUnit>(unit_->currentIndex());
    const auto typed = viewer::parseSlopeClasses(classes_->text().toStdString(), unit == SlopeUnit::Percent ? SlopeUnit::Degrees : SlopeUnit::Percent);
    if (typed) {
        const QString text = QString::fromStdString(viewer::textOf(converted(*typed, unit)));
        classes_->setText(locale().decimalPoint() == QLatin1String(",") ? QString(text).replace(QLatin1Char('.'), QLatin1Char(',')) : text);
    }
    apply();
}

void GroundLookBox::showClasses() {
    isFilling_ = true;
    unit_->setCurrentIndex(static_cast<int>(look_.slopes.unit));
    const QString text = QString::fromStdString(viewer::textOf(look_.slopes));
    classes_->setText(locale().decimalPoint() == QLatin1String(",") ? QString(text).replace(QLatin1Char('.'), QLatin1Char(',')) : text);
    isFilling_ = false;
}

void GroundLookBox::showValues() {
    isFilling_ = true;
    tint_->setCurrentIndex(static_cast<int>(look_.tint));
    ownRange_->setChecked(look_.tintRange.has_value());
    if (look_.tintRange) {
        from_->setValue(look_.tintRange->fromM);
        to_->setValue(look_.tintRange->toM);
    }
    shading_->setCurrentIndex(static_cast<int>(look_.shading));
    opacity_->setValue(static_cast<int>(std::lround(look_.shadingOnPictures * 100.0)));
    shadows_->setChecked(look_.shadows);
    rangeNote_->hide();
    classesNote_->hide();
    isFilling_ = false;
    showClasses();
    showState();
}

void GroundLookBox::showState() {
    const bool isShaded = look_.shading != Shading::None;
    tint_->setEnabled(!isShaded);
    const bool hasRange = !isShaded && look_.tint != viewer::Tint::Grey;
    ownRange_->setEnabled(hasRange);
    for (QDoubleSpinBox* height : {from_, to_}) {
        height->parentWidget()->setVisible(ownRange_->isChecked());
        height->setEnabled(hasRange);
    }
    slopeRow_->setVisible(look_.shading == Shading::Slope);
    opacityRow_->setVisible(isShaded);
    shading_->setItemIcon(static_cast<int>(Shading::Slope), colourBarOfSlopes(look_.slopes.breaks.size() + 1));
}

void GroundLookBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void GroundLookBox::retranslateUi() {
    title_->setText(tr("Colours of the ground"));
    tintTitle_->setText(tr("Heights"));
    const std::array names{tr("Land"), tr("Grey, relief only"), tr("Plains and deltas"), tr("For colour blindness")};
    for (int i = 0; i < tint_->count(); ++i) tint_->setItemText(i, names[static_cast<std::size_t>(i)]);
    ownRange_->setText(tr("Colours between chosen heights"));
    from_->setAccessibleName(tr("Lowest height of the colours"));
    to_->setAccessibleName(tr("Highest height of the colours"));
    rangeNote_->setText(tr("The second height must be greater than the first."));
    shadingTitle_->setText(tr("Slopes"));
    shading_->setItemText(static_cast<int>(Shading::None), tr("Not shown"));
    shading_->setItemText(static_cast<int>(Shading::Slope), tr("How steep they are"));
    shading_->setItemText(static_cast<int>(Shading::Aspect), tr("Which way they face"));
    classesTitle_->setText(tr("Limits"));
    classes_->setToolTip(tr("Up to eight limits of the classes, ascending, with semicolons between them"));
    unit_->setAccessibleName(tr("Unit of the limits"));
    opacityTitle_->setText(tr("Over imagery"));
    opacity_->setToolTip(tr("How much of the pictures the colours of the slopes cover"));
    shadows_->setText(tr("Shadows of the terrain"));
    shadows_->setToolTip(tr("Where the ground lies in the shade under the light chosen above. Heights count as they are, not exaggerated."));
}

}  // namespace saban::app
