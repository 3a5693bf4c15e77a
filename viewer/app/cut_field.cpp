#include "viewer/app/cut_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>
#include <fmt/format.h>

#include "layers/briefing/scene_action.h"

namespace saban::app {

CutField::CutField(const QString& title, QWidget* parent)
    : QWidget(parent), places_(new PlaceEditor(title, this)), draw_(new QPushButton(tr("Draw on the table"), this)), take_(new QPushButton(tr("Use the cut on the table"), this)),
      turn_(new QPushButton(tr("Other side"), this)), note_(new QLabel(this)) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusProxy(places_);
    draw_->setCheckable(true);
    draw_->setToolTip(tr("Two clicks on the ground; what stands before the eye is taken away"));
    take_->setToolTip(tr("Cut the block on the table first (Analyse → Cross-section)"));
    turn_->setToolTip(tr("What lies on the right of the way from the first to the second place is taken away: changes them"));
    note_->setObjectName(QStringLiteral("faint"));
    note_->setTextFormat(Qt::PlainText);
    note_->setWordWrap(true);
    auto* first = new QHBoxLayout;
    first->addWidget(draw_, 1);
    first->addWidget(turn_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(places_);
    layout->addLayout(first);
    layout->addWidget(note_);
    layout->addWidget(take_);
    for (QPushButton* button : {draw_, take_, turn_}) button->setAutoDefault(false);
    connect(places_, &PlaceEditor::placed, this, &CutField::placed);
    connect(draw_, &QPushButton::toggled, this, [this](bool isOn) {
        showState();
        if (isOn) emit drawingWanted();
    });
    connect(take_, &QPushButton::clicked, this, &CutField::take);
    connect(turn_, &QPushButton::clicked, this, &CutField::turn);
}

void CutField::setCut(const std::optional<Cut>& cut, const PlaceFrame& frame, bool isEditable) {
    cut_ = cut;
    isEditable_ = isEditable;
    places_->setEditable(isEditable);
    places_->setPlace(cut ? layers::Geometry::line({cut->first, cut->second}) : layers::Geometry{}, layers::GeometryKind::Line, frame);
    showState();
}

std::string CutField::textOf(const Cut& cut) {
    constexpr double kPerMetre = 1000.0;
    const auto written = [](glm::dvec2 place) { return fmt::format("{},{}", std::round(place.x * kPerMetre) / kPerMetre, std::round(place.y * kPerMetre) / kPerMetre); };
    return written(cut.first) + ' ' + written(cut.second);
}

bool CutField::isWaiting() const { return draw_->isChecked(); }

void CutField::giveUp() { draw_->setChecked(false); }

void CutField::takeDrawn() {
    if (isWaiting() && source_ && source_()) {
        draw_->setChecked(false);
        take();
    }
    showState();
}

/// To the metre: nobody draws better.
void CutField::take() {
    const auto cut = source_ ? source_() : std::nullopt;
    if (cut) choose({{std::round(cut->first.x), std::round(cut->first.y)}, {std::round(cut->second.x), std::round(cut->second.y)}});
}

void CutField::choose(const Cut& cut) {
    if (!layers::cutLineOf({.kind = std::string(layers::kCutBlock), .settings = {{"line", textOf(cut)}}})) return places_->refuse(tr("Both places lie less than a metre apart: nothing can be cut along that."));
    places_->accept();
    emit chosen(cut);
}

void CutField::turn() {
    if (cut_) emit chosen({cut_->second, cut_->first});
}

void CutField::placed(const layers::Geometry& line) {
    const auto& points = line.parts.front().points;
    if (points.size() != 2) return places_->refuse(tr("A cut goes from one place to another: give two, one a line."));
    choose({glm::dvec2(points[0]), glm::dvec2(points[1])});
}

void CutField::showState() {
    draw_->setEnabled(isEditable_);
    take_->setEnabled(isEditable_ && source_ && source_().has_value());
    turn_->setEnabled(isEditable_ && cut_.has_value());
    note_->setText(tr("Click two places on the table."));
    note_->setVisible(isWaiting());
}

}  // namespace saban::app
