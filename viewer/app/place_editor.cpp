#include "viewer/app/place_editor.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

#include "geo/core/text.h"
#include "geo/crs/coordinate_reader.h"
#include "geo/crs/coordinate_text.h"
#include "geo/crs/vn2000.h"
#include "layers/exchange/coordinate_columns.h"
#include "layers/model/geometry_words.h"

namespace saban::app {

namespace {

using geo::CoordinateStyle;
using layers::GeometryKind;

constexpr std::array kStyles{CoordinateStyle::NorthingEasting, CoordinateStyle::EastingNorthing, CoordinateStyle::LonLatDecimal,
                             CoordinateStyle::LonLatDms,       CoordinateStyle::Utm,             CoordinateStyle::Mgrs};
constexpr std::size_t kMostVertices = 500;  // more are read-only: nobody types them

/// As few as the point needs, up to millimetres.
int decimalsOf(glm::dvec2 point) {
    int decimals = 0;
    for (double scale = 1.0; decimals < 3; ++decimals, scale *= 10.0)
        if (std::abs(point.x * scale - std::round(point.x * scale)) < 1e-4 && std::abs(point.y * scale - std::round(point.y * scale)) < 1e-4) break;
    return decimals;
}

/// One ring, or one line: what can be written as a list of points.
bool isWritable(const layers::Geometry& geometry) { return geometry.parts.size() <= 1 && geometry.vertexCount() <= kMostVertices; }

}  // namespace

PlaceFrame PlaceFrame::of(const std::string& definition, const std::optional<geo::Bounds>& table) {
    PlaceFrame frame;
    if (auto crs = geo::Crs::parse(definition)) frame.crs = *crs;
    frame.table = table;
    if (!frame.crs || frame.crs->isVn2000() || !table || table->isEmpty()) return frame;
    const auto wgs84 = geo::Crs::fromEpsg(4326);
    const auto transform = wgs84 ? geo::Transform::create(*frame.crs, *wgs84) : tl::unexpected(wgs84.error());
    const auto middle = transform ? transform->forward(table->center()) : std::nullopt;
    if (!middle || !geo::isInVietnam(*middle)) return frame;
    if (auto grid = geo::Crs::fromEpsg(geo::proposedCrs(*middle)); grid && grid->isVn2000()) frame.vietnamGrid = *grid;
    return frame;
}

geo::Result<std::string> writtenPlace(glm::dvec2 point, const PlaceFrame& frame, CoordinateStyle style) {
    auto written = writtenPlaces(std::span(&point, 1), frame, style);
    if (!written) return tl::unexpected(written.error());
    return std::move(written->front());
}

namespace {

/// Points of lines that say what is shown of them: text has fewer decimals than they. Nothing for other lines. What was put in or taken out
/// between lines leaves those before and behind it as they are.
std::vector<std::optional<glm::dvec2>> knownPoints(const QStringList& lines, const QStringList& shown, const layers::Geometry& geometry) {
    std::vector<std::optional<glm::dvec2>> known(static_cast<std::size_t>(lines.size()));
    if (geometry.parts.size() != 1 || geometry.parts.front().points.size() != static_cast<std::size_t>(shown.size())) return known;
    const auto& points = geometry.parts.front().points;
    const qsizetype count = std::min(lines.size(), shown.size());
    const auto keep = [&](qsizetype line, qsizetype point) {
        if (lines[line] != shown[point]) return false;
        known[static_cast<std::size_t>(line)] = points[static_cast<std::size_t>(point)];
        return true;
    };
    if (lines.size() == shown.size()) {
        for (qsizetype i = 0; i < count; ++i) keep(i, i);
        return known;
    }
    qsizetype before = 0, behind = 0;
    while (before < count && keep(before, before)) ++before;
    while (before + behind < count && keep(lines.size() - 1 - behind, shown.size() - 1 - behind)) ++behind;
    return known;
}

}  // namespace

geo::Result<std::vector<std::string>> writtenPlaces(std::span<const glm::dvec2> points, const PlaceFrame& frame, CoordinateStyle style) {
    const bool isGrid = style == CoordinateStyle::NorthingEasting || style == CoordinateStyle::EastingNorthing;
    const bool isMoved = style == CoordinateStyle::NorthingEasting && frame.vietnamGrid;
    const geo::Crs& crs = isMoved ? *frame.vietnamGrid : *frame.crs;
    std::vector<glm::dvec2> places(points.begin(), points.end());
    if (isMoved) {
        const auto transform = geo::Transform::create(*frame.crs, crs);
        if (!transform) return tl::unexpected(transform.error());
        for (glm::dvec2& place : places) place = transform->forward(place).value_or(glm::dvec2(NAN));
    }
    int decimals = isGrid ? 0 : 1;
    if (isGrid)
        for (const glm::dvec2 place : places) decimals = std::max(decimals, decimalsOf(place));
    std::vector<std::string> all;
    for (const glm::dvec2 place : places) {
        auto written = geo::formatCoordinate(place, crs, style, decimals);
        if (!written) return tl::unexpected(written.error());
        all.push_back(*std::move(written));
    }
    return all;
}

geo::Result<glm::dvec2> readPlace(const QString& text, const PlaceFrame& frame) {
    const std::string written = text.normalized(QString::NormalizationForm_C).trimmed().toStdString();
    auto place = geo::parseAnyCoordinate(written, *frame.crs, frame.table);
    if (!place) return tl::unexpected(place.error());
    glm::dvec2 point = place->point;
    const bool isEastNamed = geo::plainCoordinateText(written).find('E') != std::string::npos;  // "E 587123", "Đ 587123": not X and Y
    const bool isOnGrid = place->style == CoordinateStyle::NorthingEasting || place->style == CoordinateStyle::EastingNorthing;
    if (isOnGrid && frame.vietnamGrid && !isEastNamed) {
        const auto transform = geo::Transform::create(*frame.vietnamGrid, *frame.crs);
        if (!transform) return tl::unexpected(transform.error());
        place = geo::parseAnyCoordinate(written, *frame.vietnamGrid, frame.table ? transform->inverse(*frame.table) : std::nullopt);
        const auto moved = place ? transform->forward(place->point) : std::nullopt;
        if (moved) point = *moved;
    }
    if (layers::isNearTable(point, {.crs = *frame.crs, .bounds = frame.table})) return point;
    const glm::dvec2 away = point - frame.table->center();
    const QString km = QLocale().toString(std::hypot(away.x, away.y) / 1000.0, 'f', 0);
    return geo::fail(geo::ErrorCode::InvalidArgument, PlaceEditor::tr("That place lies %1 km from the table. Check the numbers, their order and the zone.").arg(km).toStdString());
}

PlaceEditor::PlaceEditor(const QString& title, QWidget* parent)
    : FieldEditor(title, parent), styles_(new QComboBox(this)), point_(new QLineEdit(this)), vertices_(new QPlainTextEdit(this)) {
    constexpr int kLines = 5;
    auto* both = new QWidget(this);
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(point_);
    layout->addWidget(vertices_);
    layout->addWidget(styles_);
    setInput(both);
    both->setFocusProxy(point_);
    for (QWidget* input : {static_cast<QWidget*>(point_), static_cast<QWidget*>(vertices_)}) {
        input->setAccessibleName(title);
        input->installEventFilter(this);
    }
    vertices_->setTabChangesFocus(true);
    vertices_->setLineWrapMode(QPlainTextEdit::NoWrap);
    vertices_->setFixedHeight(vertices_->fontMetrics().lineSpacing() * kLines + 12);
    styles_->setFocusPolicy(Qt::StrongFocus);
    styles_->installEventFilter(this);
    styles_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const CoordinateStyle style : kStyles) styles_->addItem(QString(), static_cast<int>(style));
    connect(point_, &QLineEdit::textEdited, this, [this] { isTyped_ = true; });
    connect(point_, &QLineEdit::editingFinished, this, &PlaceEditor::commit);
    connect(vertices_, &QPlainTextEdit::textChanged, this, [this] { isTyped_ = isTyped_ || !isFilling_; });
    connect(styles_, &QComboBox::activated, this, [this](int index) {
        setCoordinateStyle(static_cast<CoordinateStyle>(styles_->itemData(index).toInt()));
        emit styleChosen(style_);
    });
    retranslate();
}

QString PlaceEditor::nameOf(CoordinateStyle style) {
    switch (style) {
        case CoordinateStyle::NorthingEasting: return tr("X (north), Y (east)");
        case CoordinateStyle::EastingNorthing: return tr("Easting, northing");
        case CoordinateStyle::LonLatDecimal: return tr("Latitude, longitude (degrees)");
        case CoordinateStyle::LonLatDms: return tr("Latitude, longitude (° ′ ″)");
        case CoordinateStyle::Utm: return tr("UTM on WGS 84");
        case CoordinateStyle::Mgrs: return tr("MGRS on WGS 84");
    }
    return {};
}

void PlaceEditor::retranslate() {
    for (int i = 0; i < styles_->count(); ++i) styles_->setItemText(i, nameOf(kStyles[static_cast<std::size_t>(i)]));
    styles_->setAccessibleName(tr("How coordinates are shown"));
    styles_->setToolTip(tr("How coordinates are shown. They can be typed or pasted in any of these ways."));
    vertices_->setToolTip(tr("One point a line, in any way of writing coordinates. Ctrl + Enter sets them."));
}

void PlaceEditor::setPlace(const layers::Geometry& geometry, GeometryKind expected, const PlaceFrame& frame) {
    geometry_ = geometry;
    kind_ = geometry.isEmpty() ? expected : geometry.kind;
    frame_ = frame;
    showPlace();
}

void PlaceEditor::setCoordinateStyle(CoordinateStyle style) {
    style_ = style;
    showPlace();
}

void PlaceEditor::showPlace() {
    const auto at = std::find(kStyles.begin(), kStyles.end(), style_);
    styles_->setCurrentIndex(static_cast<int>(at - kStyles.begin()));
    const bool isPoint = kind_ == GeometryKind::Point;
    point_->setVisible(isPoint);
    vertices_->setVisible(!isPoint);
    input()->setFocusProxy(isPoint ? static_cast<QWidget*>(point_) : vertices_);
    QStringList lines;
    QString fault;
    if (frame_.crs && isWritable(geometry_) && !geometry_.parts.empty()) {
        const auto written = writtenPlaces(geometry_.parts.front().points, frame_, style_);
        if (!written) fault = QString::fromStdString(written.error().message);
        else
            for (const std::string& line : *written) lines << QString::fromStdString(line);
    }
    shown_ = lines.join('\n');
    const bool isReadOnly = !frame_.crs || !isWritable(geometry_) || !isEditable_;
    point_->setReadOnly(isReadOnly);
    vertices_->setReadOnly(isReadOnly);
    setHint(!fault.isEmpty()          ? fault
            : !isWritable(geometry_) ? tr("%n points in all. Move them on the table.", nullptr, static_cast<int>(geometry_.vertexCount()))
                                     : QString{});
    if (!isTyped_ && typedText() != shown_) setText(shown_);
}

QString PlaceEditor::typedText() const { return kind_ == GeometryKind::Point ? point_->text() : vertices_->toPlainText(); }

void PlaceEditor::setText(const QString& text) {
    isFilling_ = true;
    if (kind_ == GeometryKind::Point) {
        point_->setText(text);
        point_->setCursorPosition(0);
    } else {
        vertices_->setPlainText(text);
    }
    isFilling_ = false;
}

void PlaceEditor::setEditable(bool isEditable) {
    isEditable_ = isEditable;
    showPlace();
}

geo::Result<layers::Geometry> PlaceEditor::readText() const {
    if (kind_ == GeometryKind::Point) {
        const auto point = readPlace(point_->text(), frame_);
        return point ? geo::Result<layers::Geometry>(layers::Geometry::point(*point)) : tl::unexpected(point.error());
    }
    QStringList lines = vertices_->toPlainText().split('\n');
    while (!lines.isEmpty() && lines.back().trimmed().isEmpty()) lines.removeLast();
    const std::vector<std::optional<glm::dvec2>> known = knownPoints(lines, shown_.split('\n'), geometry_);
    std::vector<glm::dvec2> points;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty()) continue;
        if (const auto& same = known[static_cast<std::size_t>(i)]) {
            points.push_back(*same);
            continue;
        }
        const auto point = readPlace(lines[i], frame_);
        if (!point) return geo::fail(point.error().code, tr("Line %1: %2").arg(i + 1).arg(QString::fromStdString(point.error().message)).toStdString());
        points.push_back(*point);
    }
    auto geometry = kind_ == GeometryKind::Area ? layers::Geometry::area(std::move(points)) : layers::Geometry::line(std::move(points));
    if (const auto fault = layers::geometryFault(geometry)) return geo::fail(geo::ErrorCode::InvalidArgument, layers::describeFault(*fault));
    return geometry;
}

void PlaceEditor::commit() {
    if (!isTyped_ || !frame_.crs) return;
    const QString text = typedText();
    if (text == shown_ && reason().isEmpty()) {
        isTyped_ = false;
        return;
    }
    const auto geometry = readText();
    if (!geometry) {
        refuse(QString::fromStdString(geometry.error().message));
        return;
    }
    emit placed(*geometry);
}

void PlaceEditor::accept() {
    isTyped_ = false;
    FieldEditor::accept();
}

bool PlaceEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == styles_) {
        if (event->type() != QEvent::Wheel) return FieldEditor::eventFilter(watched, event);
        event->ignore();
        return true;
    }
    if (watched == vertices_ && event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) commit();
    const auto* key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride ? static_cast<QKeyEvent*>(event) : nullptr;
    if (!key) return FieldEditor::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        if (isTyped_ || !(key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) return false;
        event->ignore();
        return true;
    }
    if (key->key() == Qt::Key_Escape && isTyped_) {
        accept();
        setText(shown_);
        return true;
    }
    if (watched == vertices_ && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() & Qt::ControlModifier) {
        commit();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

}  // namespace saban::app
