#include "viewer/terrain/terrain_state.h"

#include <osg/Uniform>

#include "shaders/shader_sources.h"
#include "viewer/terrain/tile_node.h"

namespace saban::viewer {

namespace {

osg::ref_ptr<osg::Program> makeProgram(const char* name, const char* vertex, const char* fragment) {
    osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName(name);
    program->addShader(new osg::Shader(osg::Shader::VERTEX, std::string(shaderSource(vertex))));
    program->addShader(new osg::Shader(osg::Shader::FRAGMENT, std::string(shaderSource(fragment))));
    program->addBindAttribLocation("aPosition", kTilePosition);
    program->addBindAttribLocation("aCentre", kTileCentre);
    program->addBindAttribLocation("aSpacing", kTileSpacing);
    return program;
}

}  // namespace

TerrainState::TerrainState()
    : surfaceProgram_(makeProgram("terrain", "terrain.vert", "terrain.frag")),
      wallProgram_(makeProgram("walls", "wall.vert", "wall.frag")),
      walls_(new osg::StateSet) {
    walls_->setAttributeAndModes(wallProgram_);
}

void TerrainState::applyTo(osg::StateSet& state) const {
    state.setAttributeAndModes(surfaceProgram_);
    state.addUniform(new osg::Uniform("uColour", static_cast<int>(kTileColour)));
    state.addUniform(new osg::Uniform("uHeight", static_cast<int>(kTileHeight)));
    state.setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
    state.setMode(GL_BLEND, osg::StateAttribute::OFF);
    state.setMode(GL_LIGHTING, osg::StateAttribute::OFF);
    // Tiles come front to back from the selection: that order is worth more than sorting by state.
    state.setRenderBinDetails(0, "TraversalOrderBin");
}

std::string TerrainState::errors(osg::State& state) const {
    for (const auto& program : {surfaceProgram_, wallProgram_}) {
        osg::Program::PerContextProgram* onDriver = program->getPCP(state);
        if (!onDriver || onDriver->needsLink() || onDriver->isLinked()) continue;
        std::string log;
        onDriver->getInfoLog(log);
        return program->getName() + ": " + log;
    }
    return {};
}

}  // namespace saban::viewer
