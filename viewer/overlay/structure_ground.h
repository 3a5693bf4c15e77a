#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <vector>

#include "layers/catalogue/solid_model.h"
#include "layers/catalogue/structure_catalogue.h"

namespace saban::viewer {

using HeightAt = std::function<std::optional<double>(glm::dvec2)>;

/// Where a structure stands and which way its front looks: its model's coordinates are x to the right, y ahead.
struct StructureStand {
    glm::dvec2 centre{0.0};
    glm::dvec2 ahead{0.0, 1.0};  ///< unit length

    glm::dvec2 onGround(glm::dvec2 ofModel) const { return centre + glm::dvec2(ahead.y, -ahead.x) * ofModel.x + ahead * ofModel.y; }
};

/// The ground under a model, as drawn: samples in rows, even between them.
class GroundPatch {
 public:
    GroundPatch() = default;
    /// `min`, `max`: of the model from above. Where nothing is known the ground is as high as `elsewhereM`. Heights are over `elsewhereM`, rounded to
    /// `kStepM`, so that what stands on the same ground is known to.
    GroundPatch(const StructureStand& stand, glm::dvec2 min, glm::dvec2 max, int across, double elsewhereM, const HeightAt& heightAt);

    static constexpr double kStepM = 0.05;

    int across() const { return across_; }
    /// Metres of the ground itself, not exaggerated. Beyond its edges as at them.
    double at(glm::dvec2 ofModel) const;
    double highestIn(glm::dvec2 min, glm::dvec2 max) const;
    /// All of it so much lower: of a model that stands higher.
    GroundPatch lowered(double byM) const;
    std::span<const double> heightsM() const { return heightsM_; }
    /// The most that both differ anywhere; infinite where they do not lie under the same.
    double awayFromM(const GroundPatch& other) const;
    friend bool operator==(const GroundPatch&, const GroundPatch&) = default;

 private:
    glm::dvec2 min_{0.0}, max_{0.0};
    int across_ = 0;
    std::vector<double> heightsM_;
};

/// What a line's banks lie on: its points, with others between them where the ground is not even.
struct LineGround {
    std::vector<glm::dvec2> points{};
    std::vector<double> heightsM{};  ///< over the level that was given
    std::vector<double> risesM{};    ///< to the right, for a metre of the mitre: as `sweepPath` has it
    friend bool operator==(const LineGround&, const LineGround&) = default;
};

struct LineAsked {
    double levelM = 0.0;
    double besideM = 1.0;  ///< how far the banks reach beside the line
    double stepM = 0.0;    ///< between points where the ground is asked for; 0: at the line's own alone, and not beside it
    double evenM = 0.0;    ///< ground that is even but for that needs no point of its own
};
/// As `GroundPatch` has it; of what is drawn, whose banks reach `besideM`.
double awayFromM(const LineGround& a, const LineGround& b, double besideM);
LineGround lineGround(std::span<const glm::dvec2> line, const LineAsked& asked, const HeightAt& heightAt);

/// How much higher than the ground in its middle a house's floor is, so that the slope behind it does not bury it; 0 for what lies along the ground. Metres as
/// drawn, as are those of `highestM`: of the ground under its plan, over that in the middle.
double liftOf(bool standsLevel, const layers::StructureSizes& sizes, double highestM);

/// How far everything reaches into the ground: the mesh of the ground may lie that much lower than asked for.
double foundationDepthM(layers::SolidDetail detail, double exaggeration);

}  // namespace saban::viewer
