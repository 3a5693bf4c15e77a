#pragma once

#include <memory>
#include <string>
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

/// What of a plan is shown.
struct PlanView {
    layers::Uid phase{};                ///< empty: everything that has no phase, and units where they are first
    std::string colourAreasBy{"kind"};  ///< column of areas, or one of their extras
    std::vector<std::string> hidden{};  ///< kinds ("routes") that are not shown
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
    template <typename T, typename Make>
    void add(const layers::Plan& plan, const PlanView& view, Make make, DrapedPlan& draped, std::unordered_map<layers::Uid, Made>& next);

    std::unordered_map<layers::Uid, Made> made_;
};

/// Colours of areas by the values of a column, for legends: the same value always has the same colour.
geo::Colour colourOfValue(const std::string& value);
/// "#rrggbb" or "#rrggbbaa". Nothing for anything else.
std::optional<geo::Colour> parseColour(const std::string& text);

}  // namespace saban::viewer
