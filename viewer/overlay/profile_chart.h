#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/analysis/profile.h"
#include "viewer/overlay/marker_layout.h"
#include "viewer/overlay/marking_plate.h"

class QPainter;

namespace saban::viewer {

/// What crosses the line of a profile, with its name at the top of the chart.
struct ProfileMark {
    double fromM = 0.0, toM = 0.0;  ///< along the line; the same for a point
    std::string name{};
    std::uint32_t colour = 0x404040;  ///< 0xRRGGBB
    bool operator==(const ProfileMark&) const = default;
};

/// Colours of a chart, 0xRRGGBB.
struct ProfileColours {
    std::uint32_t paper = 0xffffff, ink = 0x24292e, faint = 0x6a737d, grid = 0xd5dae0, ground = 0xc9b48c, surface = 0x6b4a23, cursor = 0xc4471c;
};

/// The chart of a profile: distance to the right, height upwards, the ground filled, gaps hatched. Needs a QGuiApplication for its
/// fonts; numbers are those of the user's language.
class ProfileChart {
 public:
    /// `areaPx`: what it fills. `unitPx`: pixels of a logical one; texts and lines grow with it. `marking`: of the plan whose ground it shows, in the middle of the upper and the lower edge; empty:
    /// of no plan, or of one without.
    ProfileChart(const geo::Profile& profile, std::span<const ProfileMark> marks, const std::string& marking, const Rectangle& areaPx, double unitPx);

    /// Errors: as `MarkingPlate::make`; then nothing is painted.
    [[nodiscard]] geo::Result<void> paint(QPainter& painter, const ProfileColours& colours) const;
    /// A line at a distance, with distance, height and grade.
    void paintCursor(QPainter& painter, const ProfileColours& colours, double distanceM) const;

    /// The distance under a pixel; nothing beside the chart's field.
    std::optional<double> distanceAt(glm::dvec2 pixel) const;
    glm::dvec2 pixelOf(double distanceM, double heightM) const;
    /// How many times heights are larger than distances.
    double exaggeration() const;

    /// Distance, height and grade at a place, in words: "845 m · height 123.4 m · grade +5.2 %".
    std::string textAt(double distanceM) const;

 private:
    void paintAxes(QPainter& painter, const ProfileColours& colours) const;
    void paintGround(QPainter& painter, const ProfileColours& colours) const;
    void paintMarks(QPainter& painter, const ProfileColours& colours) const;

    const geo::Profile& profile_;
    std::span<const ProfileMark> marks_;
    std::optional<geo::Result<MarkingPlate>> plate_{};
    Rectangle area_, field_;  ///< all of it; where the ground is drawn
    double headPx_ = 0.0;     ///< over the names: the upper marking
    double unitPx_;
    double lowM_ = 0.0, highM_ = 1.0;
};

}  // namespace saban::viewer
