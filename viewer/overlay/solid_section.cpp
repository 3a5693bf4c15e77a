#include "viewer/overlay/solid_section.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <optional>
#include <tuple>

namespace saban::viewer {

namespace {

using layers::SolidModel;
using layers::SolidVertex;

constexpr double kSameM = 1e-6;
constexpr double kNarrowM = 1e-5;     // a strip that is not wider is left out
constexpr double kOverlapM = 0.002;   // of neighbouring strips: no background shines through between them
constexpr double kBeforeFaceM = 0.01; // edges
constexpr int kNothing = -1;

/// Directions in the plane.
struct PlaneFrame {
    explicit PlaneFrame(const SectionPlane& plane) : normal(plane.normal), origin(plane.normal * -plane.offset) {
        u = std::abs(normal.z) > 0.9 ? glm::dvec3(1.0, 0.0, 0.0) : glm::normalize(glm::cross(glm::dvec3(0.0, 0.0, 1.0), normal));
        u = glm::normalize(u - normal * glm::dot(u, normal));
        v = glm::cross(normal, u);
    }
    glm::dvec2 flat(const glm::dvec3& p) const { return {glm::dot(p - origin, u), glm::dot(p - origin, v)}; }
    glm::dvec3 at(glm::dvec2 p, double before = 0.0) const { return origin + u * p.x + v * p.y - normal * before; }
    glm::dvec3 normal, origin, u{}, v{};
};

struct Material {
    glm::u8vec4 colour{255};
    bool isVoid = false;
};

/// A piece of the line in which a body's surface meets the plane.
struct Segment {
    glm::dvec2 from{0.0}, to{0.0};  ///< from.x < to.x
    int turn = 1;                   ///< 1 where it ran that way, else -1
    int material = 0;
    double at(double x) const { return from.y + (to.y - from.y) * ((x - from.x) / (to.x - from.x)); }
};

void addSegment(std::vector<Segment>& segments, glm::dvec2 from, glm::dvec2 to, int material) {
    if (std::abs(from.x - to.x) < kSameM) return;  // upright: its ends are those of others
    if (from.x < to.x) segments.push_back({from, to, 1, material});
    else segments.push_back({to, from, -1, material});
}

/// Of the triangles of a solid, each colour by itself.
void addSolid(const SectionBody& body, const SectionPlane& plane, const PlaneFrame& frame, std::vector<Material>& materials, std::vector<Segment>& segments) {
    std::map<std::tuple<int, int, int>, int> materialOf;
    const SolidModel& solid = *body.solid;
    for (std::size_t i = 0; i + 2 < solid.triangles.size(); i += 3) {
        std::array<glm::dvec3, 3> p;
        std::array<double, 3> d{};
        for (std::size_t k = 0; k < 3; ++k) {
            p[k] = solid.vertices[solid.triangles[i + k]].position;
            d[k] = plane.insideM(p[k]);
            if (d[k] == 0.0) d[k] = 1e-12;  // no corner lies in the plane
        }
        const SolidVertex& first = solid.vertices[solid.triangles[i]];
        const auto key = body.hasOwnColours ? std::tuple<int, int, int>(first.colour.r, first.colour.g, first.colour.b) : std::tuple<int, int, int>(-1, -1, -1);
        auto known = materialOf.find(key);
        if (known == materialOf.end()) {
            materials.push_back({body.hasOwnColours ? first.colour : body.colour, body.isVoid});
            known = materialOf.emplace(key, static_cast<int>(materials.size()) - 1).first;
        }
        if ((d[0] > 0.0) == (d[1] > 0.0) && (d[1] > 0.0) == (d[2] > 0.0)) continue;
        glm::dvec2 down{0.0}, up{0.0};  // where its edges go out of what stays, and into it
        for (std::size_t k = 0; k < 3; ++k) {
            const std::size_t next = (k + 1) % 3;
            if ((d[k] > 0.0) == (d[next] > 0.0)) continue;
            // The same from both triangles of an edge.
            const bool isForward = d[k] < d[next];
            const glm::dvec3 &a = isForward ? p[k] : p[next], &b = isForward ? p[next] : p[k];
            const double da = isForward ? d[k] : d[next], db = isForward ? d[next] : d[k];
            (isForward ? up : down) = frame.flat(a + (b - a) * (da / (da - db)));
        }
        addSegment(segments, down, up, known->second);
    }
}

/// Where two segments cross, between their ends.
std::optional<double> crossing(const Segment& a, const Segment& b) {
    const double low = std::max(a.from.x, b.from.x), high = std::min(a.to.x, b.to.x);
    if (high - low < kNarrowM) return std::nullopt;
    const double atLow = a.at(low) - b.at(low), atHigh = a.at(high) - b.at(high);
    if (std::abs(atLow) < kSameM || std::abs(atHigh) < kSameM || (atLow > 0.0) == (atHigh > 0.0)) return std::nullopt;
    return low + (high - low) * (atLow / (atLow - atHigh));
}

class FaceMaker {
 public:
    FaceMaker(const PlaneFrame& frame, double edgeM) : frame_(frame), edgeM_(edgeM) {}

    void quad(SolidModel& model, const std::array<glm::dvec2, 4>& corners, glm::u8vec4 colour, double before) const {
        const auto first = static_cast<std::uint32_t>(model.vertices.size());
        for (const glm::dvec2 corner : corners)
            model.vertices.push_back({.position = glm::vec3(frame_.at(corner, before)), .normal = glm::vec3(-frame_.normal), .colour = colour});
        for (const std::uint32_t k : {0u, 1u, 2u, 0u, 2u, 3u}) model.triangles.push_back(first + k);
    }
    void line(SolidModel& model, glm::dvec2 from, glm::dvec2 to) const {
        const glm::dvec2 way = to - from;
        const double length = glm::length(way);
        if (length < kSameM) return;
        const glm::dvec2 side = glm::dvec2(-way.y, way.x) * (edgeM_ / 2.0 / length), on = way * (edgeM_ / 4.0 / length);
        quad(model, {from - side - on, to - side + on, to + side + on, from + side - on}, kEdge, kBeforeFaceM);
    }

 private:
    static constexpr glm::u8vec4 kEdge{44, 34, 26, 255};
    const PlaneFrame& frame_;
    double edgeM_;
};

void finish(SolidModel& model) {
    if (!model.vertices.empty()) model.bounds = {model.vertices.front().position, model.vertices.front().position};
    for (const SolidVertex& vertex : model.vertices) model.bounds = {glm::min(model.bounds.min, vertex.position), glm::max(model.bounds.max, vertex.position)};
}

}  // namespace

SolidSection sectionOf(std::span<const SectionBody> bodies, const SectionPlane& plane, double edgeM) {
    const PlaneFrame frame(plane);
    std::vector<Material> materials;
    std::vector<Segment> segments;
    for (const SectionBody& body : bodies) {
        if (body.solid) {
            addSolid(body, plane, frame, materials, segments);
            continue;
        }
        materials.push_back({body.colour, body.isVoid});
        for (std::size_t i = 0; i < body.outline.size(); ++i)
            addSegment(segments, frame.flat(body.outline[i]), frame.flat(body.outline[(i + 1) % body.outline.size()]), static_cast<int>(materials.size()) - 1);
    }

    // Upright strips within which no two segments cross.
    std::vector<double> breaks;
    for (const Segment& segment : segments) {
        breaks.push_back(segment.from.x);
        breaks.push_back(segment.to.x);
    }
    std::sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) { return a.from.x < b.from.x; });
    for (std::size_t i = 0; i < segments.size(); ++i)
        for (std::size_t k = i + 1; k < segments.size() && segments[k].from.x < segments[i].to.x; ++k)
            if (const auto at = crossing(segments[i], segments[k])) breaks.push_back(*at);
    std::sort(breaks.begin(), breaks.end());

    SolidSection section;
    const FaceMaker maker(frame, edgeM);
    std::vector<const Segment*> across;
    std::vector<int> winding(materials.size()), total(materials.size());
    // What lies over each other at the right edge of the strip before, for the upright edges between strips.
    struct Piece {
        double low = 0.0, high = 0.0;
        int material = kNothing;
    };
    std::vector<Piece> before, here;
    double beforeX = 0.0;
    std::size_t nextSegment = 0;
    std::vector<const Segment*> active;
    const auto isOther = [&](int a, int b) {
        const auto isSolid = [&](int m) { return m != kNothing && !materials[static_cast<std::size_t>(m)].isVoid; };
        if (!isSolid(a) && !isSolid(b)) return false;
        return !isSolid(a) || !isSolid(b) || materials[static_cast<std::size_t>(a)].colour != materials[static_cast<std::size_t>(b)].colour;
    };
    const auto uprightEdges = [&](double x, const std::vector<Piece>& left, const std::vector<Piece>& right) {
        const auto materialAt = [](const std::vector<Piece>& column, double y) {
            for (const Piece& piece : column)
                if (y > piece.low && y < piece.high) return piece.material;
            return kNothing;
        };
        std::vector<double> ys;
        for (const auto* column : {&left, &right})
            for (const Piece& piece : *column) {
                ys.push_back(piece.low);
                ys.push_back(piece.high);
            }
        std::sort(ys.begin(), ys.end());
        for (std::size_t i = 0; i + 1 < ys.size(); ++i) {
            if (ys[i + 1] - ys[i] < 1e-3) continue;
            const double middle = (ys[i] + ys[i + 1]) / 2.0;
            if (isOther(materialAt(left, middle), materialAt(right, middle))) maker.line(section.edges, {x, ys[i]}, {x, ys[i + 1]});
        }
    };
    for (std::size_t b = 0; b + 1 < breaks.size(); ++b) {
        const double left = breaks[b], right = breaks[b + 1];
        if (right - left < kNarrowM) continue;
        const double middle = (left + right) / 2.0;
        for (; nextSegment < segments.size() && segments[nextSegment].from.x <= middle; ++nextSegment) active.push_back(&segments[nextSegment]);
        std::erase_if(active, [&](const Segment* s) { return s->to.x < middle; });
        across = active;
        std::sort(across.begin(), across.end(), [&](const Segment* a, const Segment* b2) { return a->at(middle) < b2->at(middle); });
        std::fill(total.begin(), total.end(), 0);
        for (const Segment* s : across) total[static_cast<std::size_t>(s->material)] += s->turn;
        std::fill(winding.begin(), winding.end(), 0);
        here.clear();
        int below = kNothing;
        const auto top = [&] {
            int found = kNothing;
            for (int m = static_cast<int>(materials.size()) - 1; m >= 0 && found == kNothing; --m)
                if (total[static_cast<std::size_t>(m)] == 0 && winding[static_cast<std::size_t>(m)] != 0) found = m;
            return found;
        };
        std::vector<Piece> atRight;
        for (std::size_t i = 0; i < across.size(); ++i) {
            winding[static_cast<std::size_t>(across[i]->material)] += across[i]->turn;
            const int material = top();
            if (isOther(below, material)) maker.line(section.edges, {left, across[i]->at(left)}, {right, across[i]->at(right)});
            below = material;
            if (material == kNothing || i + 1 == across.size()) continue;
            const double lowLeft = across[i]->at(left), lowRight = across[i]->at(right), highLeft = across[i + 1]->at(left), highRight = across[i + 1]->at(right);
            here.push_back({lowLeft, highLeft, material});
            atRight.push_back({lowRight, highRight, material});
            if (highLeft - lowLeft < kSameM && highRight - lowRight < kSameM) continue;
            const Material& what = materials[static_cast<std::size_t>(material)];
            const double overlap = what.isVoid ? 0.0 : kOverlapM;
            maker.quad(what.isVoid ? section.rooms : section.face, {glm::dvec2(left - overlap, lowLeft), {right + overlap, lowRight}, {right + overlap, highRight}, {left - overlap, highLeft}},
                       what.colour, 0.0);
        }
        uprightEdges(left, std::abs(beforeX - left) < kSameM * 100.0 ? before : std::vector<Piece>{}, here);
        if (!before.empty() && std::abs(beforeX - left) >= kSameM * 100.0) uprightEdges(beforeX, before, {});
        before = std::move(atRight);
        beforeX = right;
    }
    uprightEdges(beforeX, before, {});
    for (SolidModel* model : {&section.face, &section.rooms, &section.edges}) finish(*model);
    return section;
}

double areaM2(const SolidModel& model) {
    double area = 0.0;
    for (std::size_t i = 0; i + 2 < model.triangles.size(); i += 3) {
        const glm::dvec3 a = model.vertices[model.triangles[i]].position, b = model.vertices[model.triangles[i + 1]].position, c = model.vertices[model.triangles[i + 2]].position;
        area += glm::length(glm::cross(b - a, c - a)) / 2.0;
    }
    return area;
}

}  // namespace saban::viewer
