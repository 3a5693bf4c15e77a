#include "viewer/app/section_panel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "viewer/app/hint_label.h"
#include "viewer/app/measurement.h"

namespace saban::app {

namespace {

constexpr double kStretchM = 10.0;    // about a vehicle: over less, a bank counts as a slope
constexpr double kMuchSteeper = 2.0;
constexpr double kBankPercent = 15.0;  // on level ground what is less is noise of the elevation

}  // namespace

SectionPanel::SectionPanel(QWidget* parent) : QWidget(parent), chart_(new SectionChart(this)), facts_(new QLabel(this)), hint_(new HintLabel(this)), cut_(new QCheckBox(this)) {
    draw_ = addButton("section_draw");
    along_ = addButton("section_along");
    flip_ = addButton("section_flip");
    nearer_ = addButton("section_nearer");
    farther_ = addButton("section_farther");
    picture_ = addButton("section_picture");
    table_ = addButton("section_table");
    close_ = addButton("section_close");
    cut_->setObjectName(QStringLiteral("section_cut"));
    cut_->setChecked(true);
    hint_->setObjectName(QStringLiteral("faint"));
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_->setTextFormat(Qt::PlainText);
    for (QLabel* label : {facts_, hint_}) label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 6);
    layout->setSpacing(4);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (QWidget* widget : std::initializer_list<QWidget*>{draw_, along_, cut_, flip_, nearer_, farther_}) buttons->addWidget(widget);
    buttons->addWidget(hint_, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{picture_, table_, close_}) buttons->addWidget(widget);
    layout->addLayout(buttons);
    layout->addWidget(chart_, 1);
    layout->addWidget(facts_);

    connect(draw_, &QPushButton::clicked, this, &SectionPanel::drawRequested);
    connect(along_, &QPushButton::clicked, this, &SectionPanel::alongSelectionRequested);
    connect(flip_, &QPushButton::clicked, this, &SectionPanel::flipRequested);
    connect(nearer_, &QPushButton::clicked, this, [this] { emit moveRequested(-1.0); });
    connect(farther_, &QPushButton::clicked, this, [this] { emit moveRequested(1.0); });
    connect(picture_, &QPushButton::clicked, this, &SectionPanel::exportPictureRequested);
    connect(table_, &QPushButton::clicked, this, &SectionPanel::exportTableRequested);
    connect(close_, &QPushButton::clicked, this, &SectionPanel::closeRequested);
    connect(cut_, &QCheckBox::toggled, this, &SectionPanel::blockCutChanged);
    for (QPushButton* button : {nearer_, farther_}) button->setAutoRepeat(true);
    setHasSection(false);
    retranslateUi();
}

QPushButton* SectionPanel::addButton(const char* name) {
    auto* button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

bool SectionPanel::isBlockCut() const { return cut_->isChecked(); }

void SectionPanel::setProfile(std::shared_ptr<const geo::Profile> profile, std::vector<viewer::ProfileMark> marks) {
    chart_->setProfile(std::move(profile), std::move(marks));
    showFacts();
}

void SectionPanel::setNote(const QString& note) {
    chart_->setProfile(nullptr, {}, note);
    showFacts();
}

void SectionPanel::setHint(const QString& hint) {
    hint_->setText(hint);
    hint_->setToolTip(hint);
}

void SectionPanel::setHasSection(bool has) {
    for (QWidget* widget : std::initializer_list<QWidget*>{flip_, nearer_, farther_, close_}) widget->setEnabled(has);
    showFacts();
}

void SectionPanel::showFacts() {
    const auto& profile = chart_->profile();
    picture_->setEnabled(profile != nullptr);
    table_->setEnabled(profile != nullptr);
    facts_->setVisible(profile != nullptr);
    if (!profile) return;
    const QLocale locale;
    const auto metres = [&](double value) { return locale.toString(std::abs(value) < 0.05 ? 0.0 : value, 'f', 1) + QStringLiteral(" m"); };
    const auto grade = [&](double percent) { return locale.toString(percent, 'f', 1).replace(QLatin1Char('-'), QChar(0x2212)); };
    QString facts = tr("Length %1 · heights %2 to %3 · climbs %4, falls %5")
                        .arg(lengthText(profile->lengthM), metres(profile->heightMinM), metres(profile->heightMaxM), metres(profile->ascentM), metres(profile->descentM));
    if (const auto steepest = geo::steepestStretch(*profile, kStretchM)) {
        facts += tr(" · steepest %1 % over %2").arg(grade(steepest->gradePercent), lengthText(steepest->toM - steepest->fromM));
        // Fine elevation has banks and walls: said apart, and where, so that nobody takes them for the slope of the ground.
        if (const auto step = geo::steepestStretch(*profile, 0.0); step && std::abs(step->gradePercent) > std::max(kBankPercent, kMuchSteeper * std::abs(steepest->gradePercent)))
            facts += tr(" · one step of %1 % at %2").arg(grade(step->gradePercent), lengthText((step->fromM + step->toM) / 2.0));
    }
    if (profile->missingM > 0.0) facts += tr(" · no elevation on %1").arg(lengthText(profile->missingM));
    facts_->setText(facts);
    facts_->setToolTip(facts);
}

void SectionPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void SectionPanel::retranslateUi() {
    draw_->setText(tr("&Draw line"));
    draw_->setToolTip(tr("Two clicks on the ground say where the block is cut."));
    along_->setText(tr("&Along selection"));
    along_->setToolTip(tr("Along the selected route or line, or along the line that was just measured."));
    cut_->setText(tr("C&ut the block"));
    cut_->setToolTip(tr("Without it the chart alone is shown."));
    flip_->setText(tr("&Other side"));
    flip_->setToolTip(tr("Takes the other side of the cut away (F)."));
    nearer_->setText(QStringLiteral("◀"));
    nearer_->setAccessibleName(tr("Move the cut nearer"));
    nearer_->setToolTip(tr("Moves the cut nearer ( [ , or Ctrl and wheel)."));
    farther_->setText(QStringLiteral("▶"));
    farther_->setAccessibleName(tr("Move the cut farther"));
    farther_->setToolTip(tr("Moves the cut farther ( ] , or Ctrl and wheel)."));
    picture_->setText(tr("Save &picture…"));
    table_->setText(tr("Save &table…"));
    close_->setText(tr("&End"));
    close_->setToolTip(tr("The block is whole again (Esc)."));
    for (QPushButton* button : {nearer_, farther_}) button->setMaximumWidth(button->fontMetrics().horizontalAdvance(QStringLiteral("▶")) + 24);
    showFacts();
}

}  // namespace saban::app
