#include "viewer/overlay/solid_state.h"

#include <algorithm>
#include <cmath>
#include <glm/trigonometric.hpp>
#include <osg/ColorMask>
#include <osg/Depth>
#include <osg/Program>
#include <string>

#include "shaders/shader_sources.h"

namespace saban::viewer {

void setSolidState(osg::StateSet& state, osg::Uniform* sun) {
    osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName("structures");
    program->addShader(new osg::Shader(osg::Shader::VERTEX, std::string(shaderSource("structure.vert"))));
    program->addShader(new osg::Shader(osg::Shader::FRAGMENT, std::string(shaderSource("structure.frag"))));
    program->addBindAttribLocation("aPosition", 0);
    program->addBindAttribLocation("aNormal", 1);
    program->addBindAttribLocation("aColour", 2);
    state.setAttributeAndModes(program);
    state.addUniform(sun);
}

void setHoleState(osg::StateSet& state, double metresToEye) {
    constexpr float kPullShare = 0.004f;  // a few pixels
    state.addUniform(new osg::Uniform("uPull", osg::Vec2(metresToEye > 0.0 ? kPullShare : 0.0f, static_cast<float>(metresToEye))));
    state.setAttributeAndModes(new osg::Depth(osg::Depth::GEQUAL, 0.0, 1.0, true));
    state.setAttributeAndModes(new osg::ColorMask(false, false, false, false));
    state.setRenderBinDetails(kHoleBin, "TraversalOrderBin");
}

osg::Vec3 sunDirection(const Sun& sun) {
    const double azimuth = glm::radians(sun.azimuthDeg), elevation = glm::radians(std::max(sun.elevationDeg, 8.0));
    return {static_cast<float>(std::sin(azimuth) * std::cos(elevation)), static_cast<float>(std::cos(azimuth) * std::cos(elevation)),
            static_cast<float>(std::sin(elevation))};
}

}  // namespace saban::viewer
