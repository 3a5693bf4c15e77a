#include "viewer/scenes/scene_view.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <cmath>
#include <sstream>

#include "geo/crs/vn2000.h"
#include "layers/ground/plan_ground.h"
#include "layers/model/fields.h"

namespace saban::viewer {

namespace {

constexpr int kVietnamUtcOffsetS = 7 * 3600;
constexpr double kStraightDownDeg = 0.005;  // as exactly as scenes keep angles
constexpr double kRangeOfTable = 0.25;  // of the table's size: how far away the camera is when a scene does not say it

bool isKind(std::string_view word) {
    bool isKnown = false;
    layers::forEachKind([&](auto tag) { isKnown = isKnown || layers::kindName<typename decltype(tag)::Type>() == word; });
    return isKnown;
}

bool isFeature(const layers::Plan& plan, const std::string& uid) {
    bool isThere = false;
    layers::forEachKind([&](auto tag) { isThere = isThere || plan.find<typename decltype(tag)::Type>(uid) != nullptr; });
    return isThere;
}

std::optional<glm::dvec2> lonLatOf(const geo::Crs& crs, glm::dvec2 place) {
    const auto geographic = geo::Crs::fromEpsg(4326);
    if (!geographic) return std::nullopt;
    const auto transform = geo::Transform::create(crs, *geographic);
    return transform ? transform->forward(place) : std::nullopt;
}

/// The clock at a place: Vietnam's there, this machine's elsewhere.
QTimeZone clockAt(const geo::Crs& crs, glm::dvec2 place) {
    const auto lonLat = lonLatOf(crs, place);
    return lonLat && geo::isInVietnam(*lonLat) ? QTimeZone(kVietnamUtcOffsetS) : QTimeZone::systemTimeZone();
}

std::optional<Viewpoint> cameraOf(const layers::Scene& scene, const layers::Ground& ground) {
    if (!scene.targetE || !scene.targetN || !std::isfinite(*scene.targetE) || !std::isfinite(*scene.targetN)) return std::nullopt;
    const glm::dvec2 at(*scene.targetE, *scene.targetN);
    const auto height = ground.elevation->heightAt(at);
    const Viewpoint usual{.rangeM = kRangeOfTable * std::max(ground.bounds.width(), ground.bounds.height())};
    const auto number = [](const std::optional<double>& wanted, double otherwise) { return wanted && std::isfinite(*wanted) ? *wanted : otherwise; };
    const double pitchDeg = number(scene.pitchDeg, usual.pitchDeg);
    const bool isMap = pitchDeg <= OrbitCamera::kMinPitchDeg + kStraightDownDeg;
    return Viewpoint{.target = {at, height && *height ? **height : ground.elevation->roughRange().minM},
                     .headingDeg = number(scene.headingDeg, usual.headingDeg),
                     .pitchDeg = isMap ? OrbitCamera::kMinPitchDeg : pitchDeg,
                     .rangeM = std::max(number(scene.rangeM, usual.rangeM), OrbitCamera::kMinRangeM),
                     .flatness = isMap ? 1.0 : 0.0};
}

/// Gives the layers the opacities that are named; true when any differs.
template <typename Layer>
bool setOpacities(std::vector<Layer>& layers, const std::map<std::string, double>& opacities) {
    bool isChanged = false;
    for (Layer& layer : layers) {
        const auto wanted = opacities.find(layerKeyOf(layer));
        if (wanted == opacities.end()) continue;
        const double opacity = std::clamp(wanted->second, 0.0, 1.0);
        const bool isVisible = opacity > 0.0;
        if (layer.visible == isVisible && (!isVisible || layer.opacity == opacity)) continue;
        layer.visible = isVisible;
        if (isVisible) layer.opacity = opacity;
        isChanged = true;
    }
    return isChanged;
}

bool isAnyVisible(const auto& layers) {
    return std::ranges::any_of(layers, [](const auto& layer) { return layer.visible; });
}

}  // namespace

std::optional<std::chrono::sys_seconds> sunTimeOf(const layers::Moment& moment, const layers::Ground& ground) {
    QDateTime time = QDateTime::fromString(QString::fromStdString(moment.iso), Qt::ISODate);
    if (!time.isValid()) return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime) time = QDateTime(time.date(), time.time(), clockAt(ground.crs, ground.bounds.center()));
    return std::chrono::sys_seconds{std::chrono::seconds{time.toSecsSinceEpoch()}};
}

layers::Moment sunMomentOf(std::chrono::sys_seconds time, const geo::Crs& crs, glm::dvec2 place) {
    const QDateTime there = QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), clockAt(crs, place));
    return {.iso = there.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString()};
}

SceneView sceneViewOf(const layers::Scene& scene, const layers::Plan& plan, const layers::Ground& ground) {
    SceneView view{.camera = cameraOf(scene, ground)};
    if (scene.exaggeration && std::isfinite(*scene.exaggeration)) view.exaggeration = std::clamp(*scene.exaggeration, 1.0, 10.0);
    if (const auto time = sunTimeOf(scene.sunTime, ground))
        if (const auto lonLat = lonLatOf(ground.crs, ground.bounds.center())) view.sun = sunAt(lonLat->x, lonLat->y, *time);
    if (plan.find<layers::Phase>(scene.phase)) view.shown.phase = scene.phase;
    std::istringstream words(scene.hiddenLayers);
    for (std::string word; words >> word;) {
        if (plan.find<layers::MapLayer>(word))
            view.hiddenMapLayers.insert(word);
        else if (word == layers::kindName<layers::MapLayer>())
            for (const auto& layer : plan.all<layers::MapLayer>().rows()) view.hiddenMapLayers.insert(layer->uid);
        else if (isKind(word))
            view.shown.hidden.push_back(word);
        else if (isFeature(plan, word))
            view.shown.hiddenFeatures.insert(word);
    }
    view.legend = scene.showsLegend;
    return view;
}

std::string layerKeyOf(const geo::ImageryLayer& layer) { return layer.path; }

std::string layerKeyOf(const geo::VectorLayer& layer) { return layer.layer.empty() ? layer.path : layer.path + "|" + layer.layer; }

std::string layerKeyOf(const layers::MapLayer& layer, const std::string& planPath) {
    const std::string file = layers::usedFile(layer, planPath);
    return layer.sublayer.empty() ? file : file + "|" + layer.sublayer;
}

std::shared_ptr<const layers::Ground> groundWith(const std::shared_ptr<const layers::Ground>& ground, const std::map<std::string, double>& opacities) {
    if (!ground || opacities.empty()) return ground;
    std::shared_ptr<layers::Ground> changed;
    const auto change = [&]() -> layers::Ground& {
        if (!changed) changed = std::make_shared<layers::Ground>(*ground);
        return *changed;
    };
    if (ground->imagery)
        if (auto layers = ground->imagery->layers(); setOpacities(layers, opacities))
            change().imagery = isAnyVisible(layers) ? ground->imagery->with(layers) : nullptr;
    if (ground->vectors)
        if (auto layers = ground->vectors->layers(); setOpacities(layers, opacities))
            change().vectors = isAnyVisible(layers) ? ground->vectors->with(layers) : nullptr;
    return changed ? std::shared_ptr<const layers::Ground>(std::move(changed)) : ground;
}

}  // namespace saban::viewer
