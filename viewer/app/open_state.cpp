#include "viewer/app/open_state.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace saban::app {

namespace {

constexpr int kVersion = 1;
constexpr double kLeastIntervalM = 0.1;   // as the panel for the look offers it
constexpr double kMostHeightM = 20000.0;  // as `--tint-range` takes it

QString text(const std::string& words) { return QString::fromStdString(words); }
std::string words(const QJsonValue& value) { return value.toString().toStdString(); }

QJsonObject jsonOf(const geo::ElevationLayer& layer, bool isVisible) {
    QJsonObject object{{QStringLiteral("path"), text(layer.path)}};
    if (layer.unitToMetre) object[QStringLiteral("unit_to_metre")] = *layer.unitToMetre;
    if (layer.seam == geo::SeamStyle::Cut) object[QStringLiteral("seam")] = QStringLiteral("cut");
    if (layer.featherM) object[QStringLiteral("feather_m")] = *layer.featherM;
    if (!isVisible) object[QStringLiteral("visible")] = false;
    return object;
}

std::optional<double> positive(const QJsonValue& value) { return value.isDouble() && value.toDouble() > 0.0 ? std::optional(value.toDouble()) : std::nullopt; }

ElevationEntry elevationFrom(const QJsonObject& object) {
    return {.layer = {.path = words(object[QStringLiteral("path")]),
                      .unitToMetre = positive(object[QStringLiteral("unit_to_metre")]),
                      .seam = object[QStringLiteral("seam")].toString() == QLatin1String("cut") ? geo::SeamStyle::Cut : geo::SeamStyle::Feather,
                      .featherM = positive(object[QStringLiteral("feather_m")])},
            .visible = object[QStringLiteral("visible")].toBool(true)};
}

template <typename Layer>
QJsonObject drapedJson(const Layer& layer) {
    return {{QStringLiteral("path"), text(layer.path)}, {QStringLiteral("opacity"), layer.opacity}, {QStringLiteral("visible"), layer.visible}};
}

template <typename Layer>
Layer drapedFrom(const QJsonObject& object) {
    Layer layer;
    layer.path = words(object[QStringLiteral("path")]);
    layer.opacity = std::clamp(object[QStringLiteral("opacity")].toDouble(1.0), 0.0, 1.0);
    layer.visible = object[QStringLiteral("visible")].toBool(true);
    return layer;
}

QJsonObject jsonOf(const viewer::Viewpoint& view) {
    return {{QStringLiteral("target"), QJsonArray{view.target.x, view.target.y, view.target.z}},
            {QStringLiteral("heading_deg"), view.headingDeg}, {QStringLiteral("pitch_deg"), view.pitchDeg}, {QStringLiteral("range_m"), view.rangeM}, {QStringLiteral("map"), view.isFlat()}};
}

std::optional<viewer::Viewpoint> viewFrom(const QJsonObject& object) {
    const QJsonArray target = object[QStringLiteral("target")].toArray();
    const auto range = positive(object[QStringLiteral("range_m")]);
    if (target.size() != 3 || !range) return std::nullopt;
    return viewer::Viewpoint{.target = {target[0].toDouble(), target[1].toDouble(), target[2].toDouble()},
                             .headingDeg = object[QStringLiteral("heading_deg")].toDouble(),
                             .pitchDeg = object[QStringLiteral("pitch_deg")].toDouble(-35.0),
                             .rangeM = *range,
                             .flatness = object[QStringLiteral("map")].toBool() ? 1.0 : 0.0};
}

QJsonObject jsonOf(const viewer::GroundLook& look) {
    QJsonObject object{{QStringLiteral("tint"), text(std::string(nameOf(look.tint)))},
                       {QStringLiteral("shading"), text(std::string(nameOf(look.shading)))},
                       {QStringLiteral("slopes"), text(textOf(look.slopes))},
                       {QStringLiteral("slopes_in_degrees"), look.slopes.unit == viewer::SlopeUnit::Degrees},
                       {QStringLiteral("shading_on_pictures"), look.shadingOnPictures},
                       {QStringLiteral("shadows"), look.shadows}};
    if (look.tintRange) object[QStringLiteral("tint_range_m")] = QJsonArray{look.tintRange->fromM, look.tintRange->toM};
    return object;
}

viewer::GroundLook groundLookFrom(const QJsonObject& object) {
    viewer::GroundLook look;
    look.tint = viewer::tintNamed(words(object[QStringLiteral("tint")])).value_or(look.tint);
    look.shading = viewer::shadingNamed(words(object[QStringLiteral("shading")])).value_or(look.shading);
    const auto unit = object[QStringLiteral("slopes_in_degrees")].toBool() ? viewer::SlopeUnit::Degrees : viewer::SlopeUnit::Percent;
    if (auto slopes = viewer::parseSlopeClasses(words(object[QStringLiteral("slopes")]), unit)) look.slopes = *std::move(slopes);
    look.shadingOnPictures = std::clamp(object[QStringLiteral("shading_on_pictures")].toDouble(look.shadingOnPictures), 0.0, 1.0);
    look.shadows = object[QStringLiteral("shadows")].toBool();
    if (const QJsonArray range = object[QStringLiteral("tint_range_m")].toArray(); range.size() == 2 && range[1].toDouble() > range[0].toDouble() && range[0].toDouble() >= -kMostHeightM && range[1].toDouble() <= kMostHeightM)
        look.tintRange = viewer::HeightRange{range[0].toDouble(), range[1].toDouble()};
    return look;
}

QJsonObject jsonOf(const viewer::Look& look) {
    return {{QStringLiteral("exaggeration"), look.exaggeration},
            {QStringLiteral("sun_azimuth_deg"), look.sun.azimuthDeg},
            {QStringLiteral("sun_elevation_deg"), look.sun.elevationDeg},
            {QStringLiteral("contours"), look.contours},
            {QStringLiteral("contours_on_imagery"), look.contoursOnImagery},
            {QStringLiteral("contour_interval_m"), look.contourIntervalM},
            {QStringLiteral("grid"), look.grid},
            {QStringLiteral("frame"), look.frame},
            {QStringLiteral("imagery"), look.imagery},
            {QStringLiteral("buildings"), look.buildings},
            {QStringLiteral("legend"), look.legend},
            {QStringLiteral("contour_labels"), look.contourLabels},
            {QStringLiteral("grid_kind"), static_cast<int>(look.gridChoice.kind)},
            {QStringLiteral("grid_epsg"), look.gridChoice.epsg},
            {QStringLiteral("ground"), jsonOf(look.ground)}};
}

viewer::Look lookFrom(const QJsonObject& object) {
    viewer::Look look;
    look.exaggeration = std::clamp(object[QStringLiteral("exaggeration")].toDouble(1.0), 1.0, 10.0);
    look.sun.azimuthDeg = object[QStringLiteral("sun_azimuth_deg")].toDouble(look.sun.azimuthDeg);
    look.sun.elevationDeg = std::clamp(object[QStringLiteral("sun_elevation_deg")].toDouble(look.sun.elevationDeg), 1.0, 90.0);
    look.contours = object[QStringLiteral("contours")].toBool(look.contours);
    look.contoursOnImagery = object[QStringLiteral("contours_on_imagery")].toBool(look.contoursOnImagery);
    const double contourIntervalM = object[QStringLiteral("contour_interval_m")].toDouble();
    look.contourIntervalM = contourIntervalM >= kLeastIntervalM ? contourIntervalM : 0.0;
    look.grid = object[QStringLiteral("grid")].toBool(look.grid);
    look.frame = object[QStringLiteral("frame")].toBool(look.frame);
    look.imagery = object[QStringLiteral("imagery")].toBool(look.imagery);
    look.buildings = object[QStringLiteral("buildings")].toBool(look.buildings);
    look.legend = object[QStringLiteral("legend")].toBool(look.legend);
    look.contourLabels = object[QStringLiteral("contour_labels")].toBool(look.contourLabels);
    const int grid = object[QStringLiteral("grid_kind")].toInt();
    if (grid >= 0 && grid <= static_cast<int>(viewer::GridKind::LatLon)) look.gridChoice = {static_cast<viewer::GridKind>(grid), object[QStringLiteral("grid_epsg")].toInt()};
    look.ground = groundLookFrom(object[QStringLiteral("ground")].toObject());
    return look;
}

QJsonObject jsonOf(const layers::GroundSpec& spec, const std::vector<ElevationEntry>& entries) {
    QJsonArray elevation, imagery, vectors;
    if (entries.empty())
        for (const auto& layer : spec.elevation) elevation.append(jsonOf(layer, true));
    for (const auto& entry : entries) elevation.append(jsonOf(entry.layer, entry.visible));
    for (const auto& layer : spec.imagery) imagery.append(drapedJson(layer));
    for (const auto& layer : spec.vectors) {
        QJsonObject object = drapedJson(layer);
        object[QStringLiteral("layer")] = text(layer.layer);
        vectors.append(object);
    }
    QJsonObject ground{{QStringLiteral("elevation"), elevation}, {QStringLiteral("imagery"), imagery}, {QStringLiteral("vectors"), vectors},
                       {QStringLiteral("fills_holes"), spec.holes == geo::HoleFilling::Interpolate}};
    if (spec.crs) ground[QStringLiteral("crs")] = text(*spec.crs);
    if (spec.bounds) ground[QStringLiteral("bounds")] = QJsonArray{spec.bounds->minE, spec.bounds->minN, spec.bounds->maxE, spec.bounds->maxN};
    if (!spec.title.empty()) ground[QStringLiteral("title")] = text(spec.title);
    return ground;
}

void readGround(const QJsonObject& ground, OpenState& state) {
    for (const auto& value : ground[QStringLiteral("elevation")].toArray()) {
        state.entries.push_back(elevationFrom(value.toObject()));
        if (state.entries.back().visible) state.ground.elevation.push_back(state.entries.back().layer);
    }
    for (const auto& value : ground[QStringLiteral("imagery")].toArray()) state.ground.imagery.push_back(drapedFrom<geo::ImageryLayer>(value.toObject()));
    for (const auto& value : ground[QStringLiteral("vectors")].toArray()) {
        state.ground.vectors.push_back(drapedFrom<geo::VectorLayer>(value.toObject()));
        state.ground.vectors.back().layer = words(value.toObject()[QStringLiteral("layer")]);
    }
    if (ground[QStringLiteral("fills_holes")].toBool()) state.ground.holes = geo::HoleFilling::Interpolate;
    if (ground.contains(QStringLiteral("crs"))) state.ground.crs = words(ground[QStringLiteral("crs")]);
    if (const QJsonArray b = ground[QStringLiteral("bounds")].toArray(); b.size() == 4)
        state.ground.bounds = geo::Bounds{b[0].toDouble(), b[1].toDouble(), b[2].toDouble(), b[3].toDouble()};
    if (state.ground.bounds && state.ground.bounds->isEmpty()) state.ground.bounds.reset();
    state.ground.title = words(ground[QStringLiteral("title")]);
}

}  // namespace

QByteArray toJson(const OpenState& state) {
    QJsonObject root{{QStringLiteral("version"), kVersion}, {QStringLiteral("ground"), jsonOf(state.ground, state.entries)}, {QStringLiteral("look"), jsonOf(state.look)}};
    if (!state.planPath.empty()) root[QStringLiteral("plan")] = text(state.planPath);
    if (state.view) root[QStringLiteral("view")] = jsonOf(*state.view);
    if (!state.phase.empty()) root[QStringLiteral("phase")] = text(state.phase);
    QJsonArray hidden;
    for (const std::string& kind : state.hidden) hidden.append(text(kind));
    if (!hidden.isEmpty()) root[QStringLiteral("hidden")] = hidden;
    QJsonArray features;
    for (const std::string& uid : state.hiddenFeatures) features.append(text(uid));
    if (!features.isEmpty()) root[QStringLiteral("hidden_features")] = features;
    return QJsonDocument(root).toJson();
}

std::optional<OpenState> openStateFrom(const QByteArray& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject() || document[QStringLiteral("version")].toInt() != kVersion) return std::nullopt;
    const QJsonObject root = document.object();
    OpenState state;
    state.planPath = words(root[QStringLiteral("plan")]);
    readGround(root[QStringLiteral("ground")].toObject(), state);
    state.view = viewFrom(root[QStringLiteral("view")].toObject());
    state.phase = words(root[QStringLiteral("phase")]);
    for (const auto& kind : root[QStringLiteral("hidden")].toArray()) state.hidden.push_back(words(kind));
    for (const auto& uid : root[QStringLiteral("hidden_features")].toArray()) state.hiddenFeatures.insert(words(uid));
    state.look = lookFrom(root[QStringLiteral("look")].toObject());
    return state;
}

}  // namespace saban::app
