#include "geo/vector/vector_reader.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <glm/geometric.hpp>
#include <iterator>
#include <unordered_map>
#include <vector>

#include "geo/core/text.h"
#include "geo/vector/ogr_dataset.h"
#include "geo/vector/shape_clip.h"
#include "geo/vector/vector_style.h"

namespace saban::geo {

namespace {

/// Nothing on the earth lies farther from a projection's origin; what is written farther is no place.
constexpr double kFarthestM = 1e8;

bool isPlace(glm::dvec2 p) { return std::isfinite(p.x) && std::isfinite(p.y); }

std::string nameOf(const std::string& path) { return std::filesystem::path(path).filename().string(); }

/// Moves points to the table's CRS. A straight line of one CRS is a bent one in another: long ones get further points.
class Mover {
 public:
    explicit Mover(Transform transform) : transform_(std::move(transform)) {}

    /// Points without a place in the table's CRS become NaN.
    void move(std::vector<glm::dvec2>& points) const {
        std::vector<glm::dvec2> from = points;
        transform_.forward(std::span(points));
        for (glm::dvec2& p : points)
            if (std::abs(p.x) > kFarthestM || std::abs(p.y) > kFarthestM) p = glm::dvec2(std::nan(""));
        if (transform_.isIdentity() || points.size() < 2) return;
        std::vector<glm::dvec2> bent;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (i > 0 && glm::distance(points[i - 1], points[i]) > kLongM) bend(from[i - 1], from[i], points[i - 1], points[i], 0, bent);
            bent.push_back(points[i]);
        }
        points = std::move(bent);
    }

 private:
    static constexpr double kLongM = 2000.0, kTolerableM = 0.2;
    static constexpr int kDeepest = 12;

    void bend(glm::dvec2 fromA, glm::dvec2 fromB, glm::dvec2 a, glm::dvec2 b, int depth, std::vector<glm::dvec2>& out) const {
        const glm::dvec2 fromMiddle = (fromA + fromB) / 2.0;
        const auto middle = transform_.forward(fromMiddle);
        if (!middle || depth == kDeepest || glm::distance(*middle, (a + b) / 2.0) < kTolerableM) return;
        bend(fromA, fromMiddle, a, *middle, depth + 1, out);
        out.push_back(*middle);
        bend(fromMiddle, fromB, *middle, b, depth + 1, out);
    }

    Transform transform_;
};

/// Takes the geometries of one layer apart and stores their shapes.
class Collector {
 public:
    Collector(const Mover& mover, ShapeStore& store) : mover_(mover), store_(store) {}

    std::size_t unusable = 0;  ///< empty ones, and those whose coordinates are no numbers
    std::size_t misplaced = 0; ///< those that have no place in the table's CRS
    std::size_t stored = 0;
    Bounds fileBounds;
    PlaceNames names;
    Buildings buildings;

    /// `facts` knows the feature's attributes.
    template <typename Facts>
    void collect(const OGRGeometry& geometry, const Facts& facts) {
        const auto type = wkbFlatten(geometry.getGeometryType());
        if (geometry.IsEmpty()) {
            ++unusable;
        } else if (type == wkbPoint) {
            const auto& point = *geometry.toPoint();
            points_ = {{point.getX(), point.getY()}};
            const std::uint16_t style = facts.style(ShapeKind::Point);
            if (!store(ShapeKind::Point, style, false)) return;
            if (std::string name = facts.name(); !name.empty()) names.push_back({.at = points_.front(), .text = std::move(name), .style = style});
        } else if (type == wkbLineString) {
            take(*geometry.toLineString());
            store(ShapeKind::Line, facts.style(ShapeKind::Line), false);
        } else if (type == wkbPolygon || type == wkbTriangle) {
            collectPolygon(*geometry.toPolygon(), facts);
        } else if (type == wkbPolyhedralSurface || type == wkbTIN) {
            for (const auto* part : *geometry.toPolyhedralSurface()) collect(*part, facts);
        } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
            for (const auto* part : *geometry.toGeometryCollection()) collect(*part, facts);
        } else {
            ++unusable;
        }
    }

 private:
    template <typename Facts>
    void collectPolygon(const OGRPolygon& polygon, const Facts& facts) {
        const std::uint16_t style = facts.style(ShapeKind::Area);
        take(*polygon.getExteriorRing());
        if (!store(ShapeKind::Area, style, false)) return;
        const auto heightM = vectorStyle(style).isBuilding ? facts.heightM() : std::nullopt;
        Building building{.heightM = heightM.value_or(0.0)};
        if (heightM) addRing(building, false);
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
            take(*polygon.getInteriorRing(i));
            if (store(ShapeKind::Area, style, true) && heightM) addRing(building, true);
        }
        if (!building.rings.empty()) buildings.push_back(std::move(building));
    }

    /// What was stored last.
    void addRing(Building& building, bool isHole) const {
        std::vector<glm::dvec2> ring = points_;
        if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        const double area = signedDoubleArea(ring);
        if (ring.size() < 3 || area == 0.0 || (isHole && building.rings.empty())) return;
        if ((area < 0.0) != isHole) std::reverse(ring.begin(), ring.end());
        building.rings.push_back(std::move(ring));
    }

    void take(const OGRSimpleCurve& line) {
        points_.resize(line.getNumPoints());
        for (int i = 0; i < line.getNumPoints(); ++i) points_[i] = {line.getX(i), line.getY(i)};
    }

    bool store(ShapeKind kind, std::uint16_t style, bool isHole) {
        if (points_.empty() || !std::all_of(points_.begin(), points_.end(), isPlace)) {
            ++unusable;
            return false;
        }
        for (const glm::dvec2 p : points_) fileBounds.include(p);
        mover_.move(points_);
        // A line goes on behind a gap as another one; a ring closes over it.
        const std::size_t before = stored;
        if (kind == ShapeKind::Area) {
            std::erase_if(points_, [](glm::dvec2 p) { return !isPlace(p); });
            keep(kind, style, points_, isHole);
        } else {
            for (auto from = points_.begin(); from != points_.end();) {
                from = std::find_if(from, points_.end(), isPlace);
                const auto to = std::find_if_not(from, points_.end(), isPlace);
                keep(kind, style, std::span(from, to), isHole);
                from = to;
            }
        }
        if (stored == before) ++misplaced;
        return stored != before;
    }

    void keep(ShapeKind kind, std::uint16_t style, std::span<const glm::dvec2> points, bool isHole) {
        const std::size_t count = store_.partCount();
        store_.add(kind, style, points, isHole);
        stored += store_.partCount() - count;
    }

    const Mover& mover_;
    ShapeStore& store_;
    std::vector<glm::dvec2> points_;
};

std::vector<std::string> fieldsOf(OGRLayer& layer) {
    std::vector<std::string> names;
    const OGRFeatureDefn* definition = layer.GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) names.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
    return names;
}

/// Styles of one layer's features; the same attributes are looked up once.
class Styles {
 public:
    explicit Styles(OGRLayer& layer) : classifier_(layer.GetName(), fieldsOf(layer)) {}

    std::uint16_t of(const OGRFeature& feature, ShapeKind kind) {
        values_.clear();
        key_.assign(1, static_cast<char>('0' + static_cast<int>(kind)));
        for (const int field : classifier_.fieldsAsked()) {
            values_.emplace_back(feature.IsFieldSetAndNotNull(field) ? feature.GetFieldAsString(field) : "");
            key_ += values_.back();
            key_ += '\n';
        }
        const auto known = known_.find(key_);
        if (known != known_.end()) return known->second;
        return known_.emplace(key_, classifier_.styleOf(kind, values_)).first->second;
    }

 private:
    VectorClassifier classifier_;
    std::vector<std::string> values_;
    std::string key_;
    std::unordered_map<std::string, std::uint16_t> known_;
};

/// What the attributes of one feature say.
struct Facts {
    const OGRFeature& feature;
    Styles& styles;
    const FeatureFields& fields;

    std::uint16_t style(ShapeKind kind) const { return styles.of(feature, kind); }
    std::string name() const {
        for (const int field : fields.names())
            if (feature.IsFieldSetAndNotNull(field))
                if (std::string name = composedName(feature.GetFieldAsString(field)); !name.empty()) return name;
        return {};
    }
    std::optional<double> heightM() const {
        for (const int field : fields.heights())
            if (feature.IsFieldSetAndNotNull(field))
                if (const auto height = parseHeightM(feature.GetFieldAsString(field))) return height;
        for (const int field : fields.storeys())
            if (feature.IsFieldSetAndNotNull(field))
                if (const auto height = heightOfStoreysM(feature.GetFieldAsString(field))) return height;
        return std::nullopt;
    }
};

struct Reading {
    const std::string& path;
    const Crs& tableCrs;
    const RasterOptions& options;
    const std::stop_token& stop;
    const Progress& progress;
};

/// The CRS that the numbers of a layer are in.
Crs crsOf(OGRLayer& layer, const Reading& reading, Warnings& warnings) {
    auto declared = declaredCrs(layer);
    if (!declared) warnings.push_back({"bad_crs", declared.error().message});
    if (declared && *declared) return **declared;
    if (reading.options.assumedCrs) return *reading.options.assumedCrs;
    warnings.push_back({"no_crs", text(SABAN_TR("geo", "'{0}' has no CRS and is taken to be in that of the table ({1}). If it lies wrongly, assign the right one with "
                                                       "ogr2ogr -a_srs EPSG:nnnn."),
                                       nameOf(reading.path), reading.tableCrs.label())});
    return reading.tableCrs;
}

struct Counts {
    std::size_t unusable = 0, misplaced = 0, stored = 0;
};

struct Found {
    PlaceNames names{};
    Buildings buildings{};
};

Result<Counts> readLayer(OGRLayer& layer, const Reading& reading, VectorShapes& into, Found& found) {
    const Crs crs = crsOf(layer, reading, into.warnings);
    const auto transform = Transform::create(crs, reading.tableCrs);
    if (!transform) return tl::unexpected(transform.error());
    const Mover mover(*transform);
    Collector collector(mover, into.shapes);
    Styles styles(layer);
    const FeatureFields fields(fieldsOf(layer));
    const auto count = layer.TestCapability(OLCFastFeatureCount) ? static_cast<double>(layer.GetFeatureCount()) : 0.0;
    const GdalErrors errors;
    layer.ResetReading();
    constexpr std::size_t kFeaturesPerLook = 256;
    std::size_t read = 0;
    while (const std::unique_ptr<OGRFeature> feature{layer.GetNextFeature()}) {
        if (read++ % kFeaturesPerLook == 0) {
            if (reading.stop.stop_requested()) return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "reading '{}' was stopped"), reading.path));
            if (count > 0.0) report(reading.progress, std::min(1.0, static_cast<double>(read) / count));
        }
        const OGRGeometry* geometry = feature->GetGeometryRef();
        if (!geometry) {
            ++collector.unusable;
            continue;
        }
        const std::unique_ptr<OGRGeometry> straight{geometry->hasCurveGeometry(TRUE) ? geometry->getLinearGeometry() : nullptr};
        collector.collect(straight ? *straight : *geometry, Facts{*feature, styles, fields});
    }
    if (errors.hasFailed())
        return failReading(ErrorCode::BadFormat, reading.path, text(SABAN_TR("geo", "{}. Copy it again from where it came from."), errors.reason()));
    if (collector.stored > 0 && !into.fileCrs) {
        into.fileCrs = crs;
        into.fileBounds = collector.fileBounds;
    }
    std::move(collector.names.begin(), collector.names.end(), std::back_inserter(found.names));
    std::move(collector.buildings.begin(), collector.buildings.end(), std::back_inserter(found.buildings));
    return Counts{.unusable = collector.unusable, .misplaced = collector.misplaced, .stored = collector.stored};
}

std::vector<OGRLayer*> layersOf(GDALDataset& dataset, const std::string& name) {
    std::vector<OGRLayer*> layers;
    if (!name.empty()) {
        if (OGRLayer* layer = dataset.GetLayerByName(name.c_str())) layers.push_back(layer);
        return layers;
    }
    for (OGRLayer* layer : dataset.GetLayers())
        if (layer->GetGeomType() != wkbNone) layers.push_back(layer);
    return layers;
}

}  // namespace

Result<std::shared_ptr<const VectorShapes>> readVectorShapes(const std::string& path, const std::string& layerName, const Crs& tableCrs,
                                                             const RasterOptions& options, const std::stop_token& stop,
                                                             const Progress& progress) {
    auto dataset = openVectorDataset(path, options.network);
    if (!dataset) return tl::unexpected(dataset.error());
    const auto layers = layersOf(**dataset, layerName);
    if (layers.empty() && !layerName.empty())
        return failReading(ErrorCode::NotFound, path, text(SABAN_TR("geo", "it has no layer '{}'. 'saban info' lists its layers."), layerName));

    auto shapes = std::make_shared<VectorShapes>();
    Counts sum;
    Found found;
    constexpr double kReading = 0.7;  // of the time, the rest is for sorting
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const double share = kReading / static_cast<double>(layers.size());
        const Progress part = partOf(progress, share * static_cast<double>(i), share * static_cast<double>(i + 1));
        const auto counts = readLayer(*layers[i], {.path = path, .tableCrs = tableCrs, .options = options, .stop = stop, .progress = part}, *shapes, found);
        if (!counts) return tl::unexpected(counts.error());
        sum.unusable += counts->unusable;
        sum.misplaced += counts->misplaced;
        sum.stored += counts->stored;
    }
    if (sum.stored == 0 && sum.misplaced > 0)
        return failReading(ErrorCode::BadCrs, path,
                           text(SABAN_TR("geo", "its coordinates are no places in {}. Correct its CRS with ogr2ogr -a_srs EPSG:nnnn."), tableCrs.label()));
    if (sum.stored == 0)
        return failReading(ErrorCode::Unsupported, path, text(SABAN_TR("geo", "it holds no point, line or polygon that could be drawn. Name a file with geometry.")));
    if (sum.unusable > 0)
        shapes->warnings.push_back({"skipped_geometries", text(SABAN_TR("geo", "'{0}': {1} geometries are empty or have coordinates that are no numbers; they are left out."),
                                                               nameOf(path), sum.unusable)});
    if (sum.misplaced > 0)
        shapes->warnings.push_back({"skipped_geometries", text(SABAN_TR("geo", "'{0}': {1} geometries have no place in {2}; they are left out."), nameOf(path), sum.misplaced,
                                                               tableCrs.label())});
    std::stable_sort(found.names.begin(), found.names.end(),
                     [](const PlaceName& a, const PlaceName& b) { return vectorStyle(a.style).order > vectorStyle(b.style).order; });
    shapes->names = std::make_shared<const PlaceNames>(std::move(found.names));
    shapes->buildings = std::make_shared<const Buildings>(std::move(found.buildings));
    if (!shapes->shapes.finish(stop, partOf(progress, kReading, 1.0)))
        return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "reading '{}' was stopped"), path));
    return std::shared_ptr<const VectorShapes>(std::move(shapes));
}

}  // namespace saban::geo
