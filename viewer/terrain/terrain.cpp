#include "viewer/terrain/terrain.h"

#include <GL/gl.h>

#include <algorithm>
#include <cmath>
#include <glm/trigonometric.hpp>
#include <osg/Geometry>
#include <utility>

#include "viewer/overlay/draped_paint.h"
#include "viewer/terrain/ground_style.h"

namespace saban::viewer {

namespace {

/// Has the driver begin with what it was given so far. One that draws in software then fills pixels on all cores while the rest
/// of the picture is still being put together; one that does not loses nothing by a few of these.
osg::ref_ptr<osg::Node> makeFlush() {
    struct Flush : osg::Drawable::DrawCallback {
        void drawImplementation(osg::RenderInfo&, const osg::Drawable*) const override { glFlush(); }
    };
    osg::ref_ptr<osg::Geometry> flush = new osg::Geometry;
    flush->setUseDisplayList(false);
    flush->setCullingActive(false);
    flush->setDrawCallback(new Flush);
    return flush;
}

/// True when tiles made by both differ in what covers them only.
bool hasSameSurface(const TileRecipe& a, const TileRecipe& b) {
    return a.ground->elevation == b.ground->elevation && a.elevationGeneration == b.elevationGeneration && a.grid.bounds() == b.grid.bounds() &&
           a.style.exaggeration == b.style.exaggeration && a.style.meshErrorCells == b.style.meshErrorCells;
}

}  // namespace

Terrain::Terrain(unsigned threads, std::function<void()> wakeUp)
    : root_(new osg::Group), surfaces_(new osg::Group), flush_(makeFlush()), loader_(threads, std::move(wakeUp), TileCache::ofUser()) {
    root_->addChild(surfaces_);
    root_->setCullingActive(false);
    surfaces_->setCullingActive(false);
    root_->insertChild(0, cutFace_.node());  // it stands before much of the ground
    osg::StateSet* state = root_->getOrCreateStateSet();  // the face of a cut has it too
    shared_.applyTo(*state);
    const auto uniform = [&](const char* name, osg::Uniform::Type type) {
        osg::ref_ptr<osg::Uniform> u = new osg::Uniform(type, name);
        state->addUniform(u);
        return u;
    };
    exaggerationUniform_ = uniform("uExaggeration", osg::Uniform::FLOAT);
    baseUniform_ = uniform("uBase", osg::Uniform::FLOAT);
    contourUniform_ = uniform("uContour", osg::Uniform::FLOAT);
    sunUniform_ = uniform("uSun", osg::Uniform::FLOAT_VEC3);
    wallUniform_ = uniform("uWall", osg::Uniform::FLOAT_VEC2);
}

void Terrain::setGround(std::shared_ptr<const layers::Ground> ground, const SceneFrame& frame, double baseM,
                        double gridIntervalM) {
    const bool sameFrame = ground && ground_ && ground->bounds == ground_->bounds && ground->crs.isSameAs(ground_->crs) &&
                           frame.origin == frame_.origin;
    if (!sameFrame) {
        entries_.clear();
        ranges_.clear();
        drawn_.clear();
        morphs_.clear();
        surfaces_->removeChildren(0, surfaces_->getNumChildren());
    } else if (ground->elevation != ground_->elevation || (!options_.loadsCoarseFirst && isSourceNewer())) {
        for (auto& [key, entry] : entries_) {
            entry.ground = nullptr;
            entry.isOfOldGround = true;
        }
        ranges_.clear();
    }
    for (auto& [key, entry] : entries_) entry.failures = 0;
    ++heightsVersion_;
    pictureOf_.reset();
    ahead_.clear();
    aheadS_ = -1.0;
    failures_.clear();
    status_ = {};
    ground_ = std::move(ground);
    frame_ = frame;
    baseM_ = baseM;
    gridIntervalM_ = gridIntervalM;
    if (ground_) {
        const auto range = ground_->elevation->roughRange();
        minM_ = range.minM;
        maxM_ = std::max(range.maxM, range.minM + 0.1);
    }
    identifyGround();
    renewRecipe();
    if (ground_ && ranges_.empty() && !options_.loadsCoarseFirst) surveyRanges();
    applyState();
}

void Terrain::setLook(const Look& look, const SceneFrame& frame) {
    const bool repaint = look.exaggeration != look_.exaggeration || look.sun != look_.sun || look.imagery != look_.imagery || look.ground != look_.ground;
    const bool moves = frame.exaggeration != frame_.exaggeration || frame.origin != frame_.origin;
    look_ = look;
    frame_ = frame;
    if (moves)
        for (auto& [key, entry] : entries_)
            if (entry.node) entry.node->place(frame_);
    if (repaint) renewRecipe();
    applyState();
}

unsigned Terrain::sourceGeneration() const {
    return ground_ ? ground_->elevation->generation() + (ground_->imagery ? ground_->imagery->generation() : 0) : 0;
}

void Terrain::identifyGround() {
    sourceGeneration_ = sourceGeneration();  // first: what changes meanwhile is newer
    groundIdentity_ = ground_ ? identityOf(*ground_) : std::nullopt;
}

void Terrain::renewRecipe() {
    const auto before = std::exchange(recipe_, nullptr);
    if (!ground_) {
        loader_.setRecipe(nullptr);
        return;
    }
    recipe_ = std::make_shared<TileRecipe>();
    recipe_->ground = ground_;
    recipe_->imagery = look_.imagery ? ground_->imagery : nullptr;
    recipe_->vectors = ground_->vectors;
    recipe_->draped = draped_ && !draped_->isEmpty() ? draped_ : nullptr;
    recipe_->drapedScale = lineScale_;
    recipe_->drapedPixelM = drapedPixelM_;
    recipe_->grid = geo::TileGrid(ground_->bounds);
    recipe_->style.sun = look_.sun;
    recipe_->style.exaggeration = look_.exaggeration;
    // Slopes of a wide table are small; the light exaggerates them so that the relief reads, the same way everywhere.
    const double size = std::max(ground_->bounds.width(), ground_->bounds.height());
    const auto range = ground_->elevation->roughRange();
    const double relief = std::max((range.maxM - range.minM) / size, 1e-4);
    recipe_->style.reliefFactor = std::clamp(1.2 * std::sqrt(0.067 / relief), 1.0, 4.0);
    takeOver(look_.ground, {range.minM, range.maxM}, recipe_->style);
    recipe_->style.lineScale = ground_->vectors ? lineScale_ : 1.0;  // the same tiles serve any screen as long as they hold no lines
    recipe_->version = nextVersion_++;
    recipe_->elevationGeneration = ground_->elevation->generation();
    recipe_->imageryGeneration = ground_->imagery ? ground_->imagery->generation() : 0;
    if (!before || !hasSameSurface(*before, *recipe_)) ++meshVersion_;
    recipe_->meshVersion = meshVersion_;
    if (groundIdentity_ && !isSourceNewer())
        recipe_->family = tileFamily(*groundIdentity_, ground_->bounds, recipe_->imagery ? ImageryUse::Shown : ImageryUse::Hidden, recipe_->style);
    loader_.setRecipe(recipe_);
}

bool Terrain::isSourceNewer() const { return ground_ && sourceGeneration() != sourceGeneration_; }

void Terrain::applyState() {
    exaggerationUniform_->set(static_cast<float>(frame_.exaggeration));
    baseUniform_->set(static_cast<float>(-baseM_));
    const double azimuth = glm::radians(look_.sun.azimuthDeg), elevation = glm::radians(look_.sun.elevationDeg);
    sunUniform_->set(osg::Vec3(static_cast<float>(std::sin(azimuth) * std::cos(elevation)),
                               static_cast<float>(std::cos(azimuth) * std::cos(elevation)), static_cast<float>(std::sin(elevation))));
    if (!ground_) return;
    const double size = std::max(ground_->bounds.width(), ground_->bounds.height());
    wallUniform_->set(osg::Vec2(static_cast<float>(size * 0.004), static_cast<float>(frame_.origin.z)));
}

void Terrain::setContourInterval(double intervalM) { contourUniform_->set(static_cast<float>(intervalM)); }

void Terrain::setLineScale(double scale) {
    if (scale == lineScale_) return;
    lineScale_ = scale;
    if (ground_ && (ground_->vectors || draped_)) renewRecipe();
}

void Terrain::setDraped(std::shared_ptr<const DrapedPlan> draped) {
    const std::vector<geo::Bounds> changed = changedBounds(draped_.get(), draped.get());
    draped_ = std::move(draped);
    repaintDraped(changed);
}

void Terrain::setDrapedPixelM(double pixelM) {
    // In steps that nobody sees, so that pictures from nearly the same distance share their tiles.
    const double wanted = pixelM > 0.0 ? std::exp2(std::round(std::log2(pixelM) * 4.0) / 4.0) : 0.0;
    if (wanted == drapedPixelM_) return;
    drapedPixelM_ = wanted;
    repaintDraped(changedBounds(nullptr, draped_.get()));
}

/// Tiles that nothing of it reaches are as good as new ones.
void Terrain::repaintDraped(const std::vector<geo::Bounds>& changed) {
    if (!recipe_ || changed.empty()) return;
    const std::uint64_t before = recipe_->version;
    renewRecipe();
    for (auto& [key, entry] : entries_) {
        const geo::Bounds reach = recipe_->grid.boundsOf(key).grownBy(drapedReachM(recipe_->grid, key, lineScale_));
        const bool isTouched = std::any_of(changed.begin(), changed.end(), [&](const geo::Bounds& b) { return reach.intersects(b.grownBy(1e-6)); });
        if (entry.version == before && !isTouched) entry.version = recipe_->version;
    }
}

void Terrain::note(const geo::Error& error) {
    if (error.code == geo::ErrorCode::Cancelled) return;
    if (std::find(failures_.begin(), failures_.end(), error.message) == failures_.end()) failures_.push_back(error.message);
}

void Terrain::releaseGl(osg::State* state) {
    for (auto& [key, entry] : entries_)
        if (entry.node) entry.node->releaseGLObjects(state);
    root_->releaseGLObjects(state);
    shared_.releaseGl(state);
    surfaces_->removeChildren(0, surfaces_->getNumChildren());
    entries_.clear();
    drawn_.clear();
    morphs_.clear();
    if (recipe_) renewRecipe();
}

}  // namespace saban::viewer
