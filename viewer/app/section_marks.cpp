#include "viewer/app/section_marks.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>

#include "geo/core/leg.h"
#include "layers/model/fields.h"
#include "viewer/overlay/plan_picker.h"

namespace saban::app {

namespace {

constexpr double kNearM = 10.0;

/// Distances along the line where it meets something.
struct Meeting {
    double fromM = 1e300, toM = -1e300;
    bool isAny() const { return fromM <= toM; }
    void add(double atM) {
        fromM = std::min(fromM, atM);
        toM = std::max(toM, atM);
    }
};

/// The line with its distances: those of the profile, whose vertices it has.
class MeasuredLine {
   public:
    MeasuredLine(std::span<const glm::dvec2> line, const geo::Profile& profile) : line_(line), distances_(profile.vertexDistancesM) {}

    void crossSegment(glm::dvec2 a, glm::dvec2 b, Meeting& meeting) const {
        for (std::size_t i = 1; i < line_.size() && i < distances_.size(); ++i) {
            const glm::dvec2 p = line_[i - 1], d = line_[i] - p, e = b - a;
            const double across = d.x * e.y - d.y * e.x;
            if (std::abs(across) < 1e-12) continue;
            const glm::dvec2 q = a - p;
            const double t = (q.x * e.y - q.y * e.x) / across, s = (q.x * d.y - q.y * d.x) / across;
            if (t >= 0.0 && t <= 1.0 && s >= 0.0 && s <= 1.0) meeting.add(distances_[i - 1] + (distances_[i] - distances_[i - 1]) * t);
        }
    }

    void meetPoint(glm::dvec2 at, Meeting& meeting) const {
        double nearest = kNearM;
        std::optional<double> where;
        for (std::size_t i = 1; i < line_.size() && i < distances_.size(); ++i) {
            const glm::dvec2 p = line_[i - 1];
            const double t = geo::nearestPart(at, p, line_[i]), distance = glm::distance(at, p + (line_[i] - p) * t);
            if (distance > nearest) continue;
            nearest = distance;
            where = distances_[i - 1] + (distances_[i] - distances_[i - 1]) * t;
        }
        if (where) meeting.add(*where);
    }

   private:
    std::span<const glm::dvec2> line_;
    std::span<const double> distances_;
};

void crossPath(const std::vector<glm::dvec2>& points, bool isClosed, const MeasuredLine& line, Meeting& meeting) {
    for (std::size_t i = 1; i < points.size(); ++i) line.crossSegment(points[i - 1], points[i], meeting);
    if (isClosed && points.size() > 2) line.crossSegment(points.back(), points.front(), meeting);
}

/// The line itself, in either direction: it does not cross itself.
bool isSameLine(const layers::Geometry& geometry, std::span<const glm::dvec2> line) {
    if (geometry.kind != layers::GeometryKind::Line) return false;
    const auto& points = geometry.linePoints();
    return std::equal(points.begin(), points.end(), line.begin(), line.end()) || std::equal(points.begin(), points.end(), line.rbegin(), line.rend());
}

std::uint32_t colourOf(std::string_view kind) {
    if (kind == "structures") return 0xb5651d;
    if (kind == "command_posts") return 0xa8322d;
    if (kind == "routes") return 0x2f6f9f;
    return 0x6d5a9c;
}

}  // namespace

std::vector<viewer::ProfileMark> marksAlong(const layers::Plan& plan, const viewer::PlanView& view, const layers::StructureCatalogue& catalogue,
                                            std::span<const glm::dvec2> line, const geo::Profile& profile) {
    const MeasuredLine measured(line, profile);
    std::vector<viewer::ProfileMark> marks;
    const auto look = [&]<typename T>(layers::KindTag<T>) {
        if (viewer::isKindHidden(view, layers::kindName<T>())) return;
        for (const auto& row : plan.all<T>().rows()) {
            if (row->geometry.isEmpty() || row->name.empty() || isSameLine(row->geometry, line)) continue;
            if constexpr (std::is_same_v<T, layers::Route>)
                if (!viewer::isInPhase(row->phases, view.phase)) continue;
            Meeting meeting;
            if constexpr (std::is_same_v<T, layers::Structure>)
                crossPath(viewer::outlineOf(*row, catalogue), row->geometry.kind == layers::GeometryKind::Point, measured, meeting);
            else if (row->geometry.kind == layers::GeometryKind::Line)
                crossPath(row->geometry.linePoints(), false, measured, meeting);
            if (row->geometry.kind == layers::GeometryKind::Point && !meeting.isAny()) measured.meetPoint(row->geometry.at(), meeting);
            if (!meeting.isAny()) continue;
            // A way that runs along the line crosses it everywhere and nowhere.
            const bool isWay = row->geometry.kind == layers::GeometryKind::Line;
            marks.push_back({.fromM = meeting.fromM, .toM = isWay && meeting.toM - meeting.fromM > 0.25 * profile.lengthM ? meeting.fromM : meeting.toM,
                             .name = row->name, .colour = colourOf(layers::kindName<T>())});
        }
    };
    look(layers::KindTag<layers::Structure>());
    look(layers::KindTag<layers::CommandPost>());
    look(layers::KindTag<layers::Route>());
    look(layers::KindTag<layers::ControlLine>());
    std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.fromM + a.toM < b.fromM + b.toM; });
    return marks;
}

}  // namespace saban::app
