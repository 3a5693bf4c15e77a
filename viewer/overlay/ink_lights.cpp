#include "viewer/overlay/ink_lights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <numbers>
#include <osg/GLExtensions>

namespace saban::viewer {

namespace {

constexpr double kLaserPx = 24.0;  // radius with its halo; the dot itself takes half of it
constexpr double kTrailPx = 13.0;
constexpr float kDarkness = 0.65f;
constexpr int kCorners = 48;

/// As in `Framebuffer`: the same for every context of one driver.
osg::GLExtensions& gl() { return *osg::GLExtensions::Get(0, true); }

struct Tint {
    float red, green, blue, alpha;
};
/// Colour of a disc at a part of its radius, from the inside out.
struct Stop {
    double at;
    Tint tint;
};

void setTint(const Tint& tint) { glColor4f(tint.red, tint.green, tint.blue, tint.alpha); }

void drawRings(glm::dvec2 centre, double radius, const std::vector<Stop>& stops) {
    for (std::size_t i = 1; i < stops.size(); ++i) {
        glBegin(GL_TRIANGLE_STRIP);
        for (int corner = 0; corner <= kCorners; ++corner) {
            const double angle = 2.0 * std::numbers::pi * (corner % kCorners) / kCorners;
            const glm::dvec2 way(std::cos(angle) * radius, std::sin(angle) * radius);
            for (const Stop* stop : {&stops[i - 1], &stops[i]}) {
                setTint(stop->tint);
                glVertex2d(centre.x + way.x * stop->at, centre.y + way.y * stop->at);
            }
        }
        glEnd();
    }
}

/// A white-hot middle, the colour around it, a dark rim so that it is seen on light ground, a halo.
void drawDot(glm::dvec2 at, double radius, const geo::Colour& colour, float strength, bool isHot) {
    const float r = colour.red / 255.0f, g = colour.green / 255.0f, b = colour.blue / 255.0f;
    const Tint full{r, g, b, strength}, hot = isHot ? Tint{1.0f, std::max(g, 0.94f), std::max(b, 0.92f), strength} : full;
    drawRings(at, radius, {{0.0, hot}, {0.18, hot}, {0.28, full}, {0.42, full}, {0.48, {r * 0.3f, g * 0.3f, b * 0.3f, 0.55f * strength}}, {0.56, {r, g, b, 0.36f * strength}},
                           {0.75, {r, g, b, 0.13f * strength}}, {1.0, {r, g, b, 0.0f}}});
}

}  // namespace

bool InkLights::set(const GroundInk& ink) {
    GroundInk lights{.laser = ink.laser, .laserColour = ink.laserColour, .trail = ink.trail, .spotlight = ink.spotlight};
    if (lights == ink_) return false;
    ink_ = std::move(lights);
    return true;
}

void InkLights::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double unitPx, const std::function<std::optional<double>(glm::dvec2)>& heightAt,
                       double otherwiseM) {
    dots_.clear();
    const auto add = [&](glm::dvec2 at, double radiusPx, double strength, bool isHot) {
        if (const auto pixel = pixelOf(view, frame, projection, frame.toScene({at, heightAt(at).value_or(otherwiseM)})))
            dots_.push_back({.atPx = *pixel, .radiusPx = radiusPx * unitPx, .strength = std::clamp(strength, 0.0, 1.0), .isHot = isHot});
    };
    for (const GroundInk::Trail& trail : ink_.trail) add(trail.at, kTrailPx * (0.45 + 0.55 * trail.strength), 0.6 * trail.strength, false);
    if (ink_.laser) add(*ink_.laser, kLaserPx, 1.0, true);
}

void InkLights::draw(unsigned framebuffer, glm::ivec2 sizePx, glm::ivec2 toPx, glm::ivec2 columnsPx, const std::vector<Rectangle>& keepBright) const {
    if (isEmpty()) return;
    gl().glBindFramebuffer(GL_FRAMEBUFFER_EXT, framebuffer);
    if (gl().glUseProgram) gl().glUseProgram(0);
    glPushAttrib(GL_ALL_ATTRIB_BITS);
    glMatrixMode(GL_PROJECTION);
    glPushMatrix();
    glLoadIdentity();
    glOrtho(0.0, sizePx.x, sizePx.y, 0.0, -1.0, 1.0);  // pixels from the upper left corner
    glMatrixMode(GL_MODELVIEW);
    glPushMatrix();
    glLoadIdentity();
    glViewport(toPx.x, toPx.y, sizePx.x, sizePx.y);
    for (const GLenum mode : {GL_DEPTH_TEST, GL_CULL_FACE, GL_LIGHTING, GL_ALPHA_TEST, GL_STENCIL_TEST, GL_TEXTURE_2D, GL_FOG}) glDisable(mode);
    glDepthMask(GL_FALSE);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);  // windows look at the opacity of what they are given
    glShadeModel(GL_SMOOTH);
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_SCISSOR_TEST);
    const Rectangle whole{glm::dvec2(columnsPx.x, 0.0), glm::dvec2(columnsPx.y, sizePx.y)};
    const auto clipTo = [&](const Rectangle& part) {
        const glm::ivec2 min(glm::round(part.min)), max(glm::round(part.max));
        glScissor(toPx.x + min.x, toPx.y + sizePx.y - max.y, std::max(max.x - min.x, 0), std::max(max.y - min.y, 0));
    };
    if (ink_.spotlight) {
        const double radius = std::max(ink_.spotlight->radiusPx, 1.0);
        const auto dark = [](float part) { return Tint{0.0f, 0.0f, 0.0f, kDarkness * part}; };
        const double beyond = 4.0 * (sizePx.x + sizePx.y + std::abs(ink_.spotlight->centrePx.x) + std::abs(ink_.spotlight->centrePx.y)) / radius + 2.0;
        const std::vector<Stop> stops{{0.86, dark(0.0f)}, {0.895, dark(0.16f)}, {0.93, dark(0.5f)}, {0.965, dark(0.84f)}, {1.0, dark(1.0f)}, {beyond, dark(1.0f)}};
        for (const Rectangle& part : uncovered(whole, keepBright)) {
            clipTo(part);
            drawRings(ink_.spotlight->centrePx, radius, stops);
        }
    }
    clipTo(whole);
    for (const Dot& dot : dots_) drawDot(dot.atPx, dot.radiusPx, ink_.laserColour, static_cast<float>(dot.strength), dot.isHot);
    glPopMatrix();
    glMatrixMode(GL_PROJECTION);
    glPopMatrix();
    glPopAttrib();  // the matrix mode too
}

std::vector<Rectangle> uncovered(const Rectangle& whole, const std::vector<Rectangle>& by) {
    std::vector<Rectangle> parts{whole};
    for (const Rectangle& cover : by) {
        std::vector<Rectangle> next;
        for (const Rectangle& part : parts) {
            if (!part.overlaps(cover)) {
                next.push_back(part);
                continue;
            }
            const glm::dvec2 min = glm::max(part.min, cover.min), max = glm::min(part.max, cover.max);
            for (const Rectangle& rest : {Rectangle{part.min, {part.max.x, min.y}}, Rectangle{{part.min.x, max.y}, part.max}, Rectangle{{part.min.x, min.y}, {min.x, max.y}},
                                          Rectangle{{max.x, min.y}, {part.max.x, max.y}}})
                if (rest.min.x < rest.max.x && rest.min.y < rest.max.y) next.push_back(rest);
        }
        parts = std::move(next);
    }
    return parts;
}

}  // namespace saban::viewer
