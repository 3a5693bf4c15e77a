#include "viewer/app/place_mark.h"

#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr geo::Colour kColour{255, 236, 130, 255}, kEdge{23, 24, 26, 230};

}  // namespace

PlaceMark::PlaceMark(TableWidget& table, QObject* parent) : QObject(parent), table_(table) {
    timer_.setSingleShot(true);
    timer_.setInterval(kShownMs);
    connect(&timer_, &QTimer::timeout, this, &PlaceMark::clear);
    connect(&table_, &TableWidget::groundChanged, this, &PlaceMark::clear);
}

void PlaceMark::show(glm::dvec2 at, const QString& text) {
    viewer::Sketch mark;
    using Form = viewer::Sketch::Form;
    mark.handles = {{.at = at, .form = Form::Ring, .colour = kEdge, .sizePx = 40.0}, {.at = at, .form = Form::Ring, .colour = kColour, .sizePx = 34.0},
                    {.at = at, .form = Form::Disc, .colour = kEdge, .sizePx = 11.0}, {.at = at, .form = Form::Disc, .colour = kColour, .sizePx = 7.0}};
    if (!text.isEmpty()) mark.texts.push_back({.at = at, .text = text.toStdString(), .offsetPx = {24.0, -20.0}});
    table_.setStandingSketch(this, std::move(mark));
    timer_.start();
}

void PlaceMark::clear() {
    timer_.stop();
    table_.setStandingSketch(this, {});
}

}  // namespace saban::app
