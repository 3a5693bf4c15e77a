#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/vector/vector_style.h"
#include "layers/model/plan.h"

namespace saban::viewer {

enum class DrapedPattern { Solid, Dashed, Dotted, DashDotted };
enum class DrapedOrnament {
    None,
    Chevrons,   ///< in the direction of travel
    ArrowHead,  ///< at the end
    Teeth,      ///< on the left side: towards the other side
    Ticks       ///< across the line, in pairs: boundaries
};
enum class DrapedHatch { None, Rising, Falling, Crossed, Level };

/// A line that lies on the ground.
struct DrapedLine {
    std::vector<glm::dvec2> points{};  ///< at least two
    std::vector<double> alongM{};      ///< of each point, from the first
    geo::Colour colour{}, casing{};
    double widthM = 0.0;               ///< true width; 0: none
    double leastPx = 3.0;              ///< so that it can be read from afar
    DrapedPattern pattern = DrapedPattern::Solid;
    DrapedOrnament ornament = DrapedOrnament::None;
};

/// An area that lies on the ground.
struct DrapedArea {
    std::vector<layers::Geometry::Part> parts{};
    geo::Colour fill{}, line{};
    DrapedHatch hatch = DrapedHatch::None;
    DrapedPattern pattern = DrapedPattern::Solid;
};

/// One feature as it is painted.
struct DrapedItem {
    geo::Bounds bounds{};
    std::vector<DrapedLine> lines{};
    std::vector<DrapedArea> areas{};
};

/// All of a plan that lies flat on the ground: routes, areas, control lines, notes with an extent. Immutable.
struct DrapedPlan {
    std::vector<std::shared_ptr<const DrapedItem>> items{};  ///< the later lie on top
    bool isEmpty() const { return items.empty(); }
};

/// Bounds of the items that only one of both has, each by itself.
std::vector<geo::Bounds> changedBounds(const DrapedPlan* before, const DrapedPlan* after);

/// How a value of areas is told from others.
struct ValueLook {
    geo::Colour colour{};
    DrapedHatch hatch = DrapedHatch::None;
};

/// What of a plan is shown.
struct PlanView {
    layers::Uid phase{};                ///< empty: everything that has no phase, and units where they are first
    std::string colourAreasBy{"kind"};  ///< column of areas, or one of their extras
    std::vector<std::string> hidden{};  ///< kinds ("routes") that are not shown
    std::set<layers::Uid> hiddenFeatures{};  ///< single ones that are not shown
    /// 0xRRGGBB of structures and routes by their uid, in place of their own colours: of what comes first in a briefing on works.
    std::map<layers::Uid, std::uint32_t> colours{};
    bool operator==(const PlanView&) const = default;
};

/// Makes what is draped, and makes only what changed anew.
/// Thread safety: one thread.
class DrapedPlanBuilder {
 public:
    std::shared_ptr<const DrapedPlan> build(const layers::Plan& plan, const PlanView& view);

 private:
    struct Made {
        std::shared_ptr<const void> feature;
        std::string look;
        std::shared_ptr<const DrapedItem> item;
    };
    template <typename T>
    void add(const layers::Plan& plan, const PlanView& view, const std::map<std::string, ValueLook>& looks, DrapedPlan& draped,
             std::unordered_map<layers::Uid, Made>& next);

    std::unordered_map<layers::Uid, Made> made_;
};

/// What is written of an area in a column, or in one of its extras; empty for "kind", and where there is nothing.
std::string valueOf(const layers::Area& area, const std::string& column);
/// Colour of a value of areas: colours themselves, and grades of exercises in both languages, have their own.
geo::Colour colourOfValue(const std::string& value);
/// 0 for the best grade of exercises, growing; above all grades for any other value.
std::size_t gradeRank(const std::string& value);
/// Looks of all values of areas in a column. No two of the first 24 have the same colour, no two of the first 120 the same look; all areas of the plan count, whatever is shown.
std::map<std::string, ValueLook> areaLooksOf(const layers::Plan& plan, const std::string& column);

/// How features are painted; their places are left to whoever paints them.
DrapedLine lookOf(layers::RouteKind kind);
DrapedLine lookOf(layers::ControlLineKind kind, layers::Side side);
/// `ofValue`: nothing for the look of its kind.
DrapedArea lookOf(const layers::Area& area, const std::optional<ValueLook>& ofValue);
/// True for what is used in a phase.
bool isInPhase(const std::vector<layers::Uid>& phases, const layers::Uid& phase);
bool isKindHidden(const PlanView& view, std::string_view kind);
/// Whether it is hidden by itself; its kind may be, too.
bool isFeatureHidden(const PlanView& view, const layers::Uid& uid);
/// "#rrggbb" or "#rrggbbaa". Nothing for anything else.
std::optional<geo::Colour> parseColour(const std::string& text);

}  // namespace saban::viewer
