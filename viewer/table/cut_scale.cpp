#include "viewer/table/cut_scale.h"

#include <algorithm>
#include <cmath>
#include <osg/BlendFunc>
#include <osg/Geometry>
#include <osg/Program>
#include <osg/Uniform>
#include <string>

#include "shaders/shader_sources.h"
#include "viewer/table/decal_mesh.h"
#include "viewer/table/grid_labels.h"
#include "viewer/table/number_words.h"
#include "viewer/table/palette.h"
#include "viewer/terrain/cut_face.h"
#include "viewer/terrain/tile_node.h"

namespace saban::viewer {

namespace {

constexpr int kWritingBin = 10;
constexpr double kCapPx = 11.0;
constexpr double kColumnPx = 420.0;     // from column to column, at least about
constexpr int kMostColumns = 60;

}  // namespace

CutScale::CutScale() : writing_(new osg::Geometry) {
    writing_->setUseDisplayList(false);
    writing_->setUseVertexBufferObjects(true);
    writing_->setDataVariance(osg::Object::DYNAMIC);
    writing_->setCullingActive(false);
    writing_->setNodeMask(0);
    osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName("cut scale");
    program->addShader(new osg::Shader(osg::Shader::VERTEX, std::string(shaderSource("table_decal.vert"))));
    program->addShader(new osg::Shader(osg::Shader::FRAGMENT, std::string(shaderSource("table_decal.frag"))));
    osg::StateSet& state = *writing_->getOrCreateStateSet();
    state.setAttributeAndModes(program);
    state.addUniform(new osg::Uniform("coverage", 0));
    state.setRenderBinDetails(kWritingBin, "RenderBin");
    state.setAttributeAndModes(new osg::BlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA));
}

CutScale::~CutScale() = default;

osg::Node* CutScale::node() { return writing_; }

void CutScale::hide() { writing_->setNodeMask(0); }

void CutScale::forget() {
    written_.reset();
    if (atlas_) atlas_->clear();
}

void CutScale::update(const Style& style, const CutFace& face) {
    if (face.isEmpty()) {
        hide();
        return;
    }
    writing_->setNodeMask(~0u);
    // In steps: a zoom writes anew now and then, not in each frame.
    const double capM = std::exp2(std::round(std::log2(kCapPx * style.metresPerPixel) * 2.0) / 2.0);
    const double columnM = roundValueAbove(kColumnPx * style.metresPerPixel);
    const double stepM = face.scale().stepM * face.scale().strong, lowestM = face.scale().lowestM, exaggeration = style.frame.exaggeration;
    const Written wanted{style.cut, exaggeration, stepM, lowestM, capM, columnM, face.version(), numberText(1000.5, 1)};
    if (written_ == wanted) return;
    written_ = wanted;
    if (!atlas_) {
        atlas_ = std::make_unique<GlyphAtlas>();
        writing_->getOrCreateStateSet()->setTextureAttribute(0, atlas_->texture());
    }
    DecalMesh mesh(*atlas_);
    const glm::dvec2 along = style.cut.along();
    const double fromM = face.pieces().front().fromM, toM = face.pieces().back().toM;
    std::vector<double> columns{fromM + 0.8 * capM};
    const double every = std::max(columnM, (toM - fromM) / kMostColumns);
    for (double at = std::ceil((fromM + 0.4 * every) / every) * every; at < toM - 0.4 * every; at += every) columns.push_back(at);
    for (const double column : columns) {
        const double widthM = atlas_->widthOf("1.000 m", FontWeight::Bold) * capM;
        const auto top = face.lowestOver(column, column + widthM);
        if (!top) continue;
        const glm::dvec3 foot = style.frame.toScene({style.cut.at(column), style.frame.origin.z});
        const Sheet sheet{.origin = foot, .right = {along.x, along.y, 0.0}, .up = {0.0, 0.0, 1.0}};
        for (double height = lowestM; (*top - height) * exaggeration >= 1.8 * capM; height += stepM) {
            const double z = (height - style.frame.origin.z) * exaggeration;
            mesh.addText(sheet, {0.0, z + 0.3 * capM}, numberText(height, 2) + " m",
                         {.capHeight = capM, .weight = FontWeight::Bold, .color = palette::kIvory});
        }
    }
    mesh.moveInto(*writing_);
    writing_->dirtyBound();
}

}  // namespace saban::viewer
