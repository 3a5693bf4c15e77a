#include "viewer/terrain/terrain_state.h"

#include <osg/Uniform>

#include <algorithm>

#include "shaders/shader_sources.h"
#include "viewer/render/cut.h"
#include "viewer/terrain/tile_node.h"

namespace saban::viewer {

namespace {

/// `defines`: lines for the shaders, after their version line.
osg::ref_ptr<osg::Program> makeProgram(const char* name, const char* vertex, const char* fragment, const std::string& defines) {
    const auto sourceOf = [&](const char* file) {
        std::string source(shaderSource(file));
        source.insert(source.find('\n') + 1, defines);
        return source;
    };
    osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName(name);
    program->addShader(new osg::Shader(osg::Shader::VERTEX, sourceOf(vertex)));
    program->addShader(new osg::Shader(osg::Shader::FRAGMENT, sourceOf(fragment)));
    program->addBindAttribLocation("aPosition", kTilePosition);
    program->addBindAttribLocation("aCentre", kTileCentre);
    program->addBindAttribLocation("aSpacing", kTileSpacing);
    program->addBindAttribLocation("aGrid", kTileGrid);
    program->addBindAttribLocation("aSkirt", kTileSkirt);
    program->addBindAttribLocation("aFrom", kTileFrom);
    program->addBindAttribLocation("aFromArea", kTileFromArea);
    return program;
}

}  // namespace

TerrainState::TerrainState() : walls_(new osg::StateSet), cutWalls_(new osg::StateSet), cutFace_(new osg::StateSet) {
    const auto add = [this](osg::StateSet& state, const char* defines) {
        programs_.push_back(makeProgram("walls", "wall.vert", "wall.frag", defines));
        state.setAttributeAndModes(programs_.back());
    };
    add(*walls_, "");
    add(*cutWalls_, "#define SABAN_CUT\n");
    cutWalls_->setMode(kCutMode, osg::StateAttribute::ON);
    add(*cutFace_, "#define SABAN_SCALE\n");
}

osg::StateSet* TerrainState::surface(SurfaceTraits traits) const {
    osg::ref_ptr<osg::StateSet>& state = surfaces_[traits];
    if (state) return state;
    std::string defines;
    if (traits.hasHoles) defines += "#define SABAN_HOLES\n";
    if (traits.hasContours) defines += "#define SABAN_CONTOURS\n";
    if (traits.grid == TileGridLines::Straight) defines += "#define SABAN_GRID\n";
    if (traits.grid == TileGridLines::Curved || traits.grid == TileGridLines::CurvedWithBorder) defines += "#define SABAN_GRID_CURVED\n";
    if (traits.grid == TileGridLines::CurvedWithBorder) defines += "#define SABAN_GRID_BORDER\n";
    if (traits.isMorphing) defines += "#define SABAN_MORPH\n";
    if (traits.isCut) defines += "#define SABAN_CUT\n";
    programs_.push_back(makeProgram("terrain", "terrain.vert", "terrain.frag", defines));
    state = new osg::StateSet;
    state->setAttributeAndModes(programs_.back());
    if (traits.isCut) state->setMode(kCutMode, osg::StateAttribute::ON);
    return state;
}

void TerrainState::applyTo(osg::StateSet& state) const {
    state.addUniform(new osg::Uniform("uColour", static_cast<int>(kTileColour)));
    state.addUniform(new osg::Uniform("uHeight", static_cast<int>(kTileHeight)));
    state.addUniform(new osg::Uniform("uFrom", static_cast<int>(kTileFromColour)));
    state.setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
    state.setMode(GL_BLEND, osg::StateAttribute::OFF);
    state.setMode(GL_LIGHTING, osg::StateAttribute::OFF);
    // Tiles come front to back from the selection: that order is worth more than sorting by state.
    state.setRenderBinDetails(0, "TraversalOrderBin");
}

void TerrainState::releaseGl(osg::State* state) const {
    for (const auto& program : programs_) program->releaseGLObjects(state);
}

std::string TerrainState::errors(osg::State& state) const {
    for (const auto& program : programs_) {
        osg::Program::PerContextProgram* onDriver = program->getPCP(state);
        if (!onDriver || onDriver->needsLink() || onDriver->isLinked()) continue;
        std::string log;
        // A program that cannot be linked mostly lacks a shader that cannot be compiled: that one's words say why.
        for (unsigned i = 0; i < program->getNumShaders() && log.empty(); ++i)
            if (osg::Shader::PerContextShader* shader = program->getShader(i)->getPCS(state); shader && !shader->isCompiled()) shader->getInfoLog(log);
        if (log.empty()) onDriver->getInfoLog(log);
        std::replace(log.begin(), log.end(), '\n', ' ');
        log.erase(log.find_last_not_of(' ') + 1);
        return program->getName() + ": " + log;
    }
    return {};
}

}  // namespace saban::viewer
