#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <osg/Geometry>
#include <osg/Group>
#include <osg/MatrixTransform>
#include <osg/ref_ptr>
#include <string>
#include <unordered_set>
#include <vector>

#include "layers/catalogue/structure_catalogue.h"
#include "layers/model/plan.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/render/look.h"

namespace saban::viewer {

/// The structures of a plan as solid models, to scale, on the ground: three details by their size in the picture, nothing when
/// they are too small to be seen. Their proportions are true under any exaggeration; their foundations follow the slope.
/// Thread safety: one thread.
class StructureScene {
 public:
    StructureScene();

    osg::Node* node() { return root_.get(); }

    /// Null: nothing. The catalogue must outlive the scene.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, const layers::StructureCatalogue& catalogue);

    /// Heights of the ground as drawn, and how often they changed.
    void update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Sun& sun,
                const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t heightsVersion);

    /// Uids of structures that are large enough in the last view to be known by their form.
    const std::unordered_set<std::string>& recognisable() const { return recognisable_; }
    /// "plan: structure 'A' is of the unknown type 'b'", each once.
    const geo::Warnings& warnings() const { return warnings_; }

 private:
    struct Placed {
        std::shared_ptr<const layers::Structure> feature;
        const layers::StructureType* type = nullptr;  ///< null: unknown, a plain block stands for it
        layers::StructureSizes sizes{};
        glm::dvec2 centre{0.0};
        double radiusM = 1.0;
        double levelM = 0.0;
        double dropM = 0.0;  ///< of the ground under it, from the highest to the lowest
        std::vector<double> lineHeightsM{};
        std::uint64_t heightsVersion = ~std::uint64_t{0};
        bool isOnGround = false;
        int detail = -1;
        double madeFor = 0.0;  ///< exaggeration
        osg::ref_ptr<osg::MatrixTransform> node{};
    };
    void seat(Placed& placed, const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t version);
    void make(Placed& placed, int detail, const SceneFrame& frame);
    osg::ref_ptr<osg::Geometry> geometryOf(const Placed& placed, int detail, double exaggeration);

    osg::ref_ptr<osg::Group> root_;
    osg::ref_ptr<osg::Uniform> sun_;
    std::vector<Placed> structures_;
    std::map<std::string, osg::ref_ptr<osg::Geometry>> models_;  ///< shared by structures of one type and size
    std::unordered_set<std::string> recognisable_;
    geo::Warnings warnings_;
};

}  // namespace saban::viewer
