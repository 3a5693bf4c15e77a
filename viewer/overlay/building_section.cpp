#include "viewer/overlay/building_section.h"

#include <algorithm>
#include <cmath>

namespace saban::viewer {

namespace {

// Darker than any wall in the light, and redder than the ground's own face: what was cut through.
const osg::Vec4ub kFace(146, 96, 78, 255), kEdge(92, 56, 45, 255);
constexpr double kEdgeM = 0.35;  // of the line around a face, as thick as a wall

}  // namespace

std::vector<std::pair<double, double>> stretchesWithin(const geo::Building& building, const Cut& cut) {
    std::vector<double> crossings;
    for (const auto& ring : building.rings)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const glm::dvec2 a = ring[i], b = ring[(i + 1) % ring.size()];
            const double before = cut.insideM(a), after = cut.insideM(b);
            if ((before < 0.0) == (after < 0.0)) continue;
            crossings.push_back(std::lerp(cut.alongM(a), cut.alongM(b), before / (before - after)));
        }
    std::sort(crossings.begin(), crossings.end());
    std::vector<std::pair<double, double>> stretches;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) stretches.emplace_back(crossings[i], crossings[i + 1]);
    return stretches;
}

BuildingSection::BuildingSection()
    : root_(new osg::MatrixTransform), geometry_(new osg::Geometry), positions_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)), normals_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
      colours_(new osg::Vec4ubArray(osg::Array::BIND_PER_VERTEX)), triangles_(new osg::DrawElementsUInt(GL_TRIANGLES)) {
    colours_->setNormalize(true);
    geometry_->setUseDisplayList(false);
    geometry_->setUseVertexBufferObjects(true);
    geometry_->setDataVariance(osg::Object::DYNAMIC);
    geometry_->setCullingActive(false);
    geometry_->setVertexAttribArray(0, positions_);
    geometry_->setVertexAttribArray(1, normals_);
    geometry_->setVertexAttribArray(2, colours_);
    geometry_->addPrimitiveSet(triangles_);
    root_->setCullingActive(false);
    root_->addChild(geometry_);
    root_->setNodeMask(0);
    osg::StateSet& state = *root_->getOrCreateStateSet();
    state.setMode(kCutMode, osg::StateAttribute::OFF | osg::StateAttribute::PROTECTED);
    state.setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
}

void BuildingSection::begin(const Cut& cut, const SceneFrame& frame, double insetM) {
    cut_ = cut.movedBy(insetM);
    origin_ = glm::dvec2(frame.origin);
    const glm::dvec2 from = cut_.from - origin_;
    root_->setMatrix(osg::Matrixd::translate(from.x, from.y, 0.0));
    positions_->clear();
    normals_->clear();
    colours_->clear();
    triangles_->clear();
}

void BuildingSection::add(const geo::Building& building, double lowZ, double roofZ) {
    const auto rectangle = [&](double fromM, double toM, double low, double high, const osg::Vec4ub& colour) {
        if (toM <= fromM || high <= low) return;
        const auto first = static_cast<unsigned>(positions_->size());
        for (const auto& [along, z] : {std::pair{fromM, low}, {toM, low}, {toM, high}, {fromM, high}}) {
            const glm::dvec2 at = cut_.along() * along;
            positions_->push_back({static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(z)});
            normals_->push_back({0.0f, 0.0f, 1.0f});  // level faces keep their colour in any light
            colours_->push_back(colour);
        }
        for (const unsigned corner : {0u, 1u, 2u, 0u, 2u, 3u}) triangles_->push_back(first + corner);
    };
    for (const auto& [fromM, toM] : stretchesWithin(building, cut_)) {
        const double edgeM = std::min({kEdgeM, (toM - fromM) / 4.0, (roofZ - lowZ) / 4.0});
        rectangle(fromM + edgeM, toM - edgeM, lowZ, roofZ - edgeM, kFace);
        rectangle(fromM, fromM + edgeM, lowZ, roofZ, kEdge);
        rectangle(toM - edgeM, toM, lowZ, roofZ, kEdge);
        rectangle(fromM + edgeM, toM - edgeM, roofZ - edgeM, roofZ, kEdge);
    }
}

void BuildingSection::finish() {
    positions_->dirty();
    normals_->dirty();
    colours_->dirty();
    triangles_->dirty();
    root_->setNodeMask(triangles_->empty() ? 0u : ~0u);
}

void BuildingSection::hide() { root_->setNodeMask(0u); }

}  // namespace saban::viewer
