#include "viewer/render/limit_scene.h"

#include <osg/GLExtensions>
#include <osg/ClipControl>
#include <osg/Program>
#include <osg/Shader>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/type_ptr.hpp>
#include <string>

#include "geo/core/text.h"
#include "shaders/shader_sources.h"
#include "viewer/render/framebuffer.h"

namespace saban::viewer {

namespace {

constexpr int kBlockCells = 32;
constexpr int kTextureSide = 1024;
constexpr GLuint kPosition = 0, kTexCoord = 1;

osg::GLExtensions& gl() { return *osg::GLExtensions::Get(0, true); }

struct Vertex {
    float x, y, z, u, v;
};

struct Mesh {
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> triangles;
};

Mesh twoTriangles() {
    return {.vertices = {{-1, -1, 0.5f, 0, 0}, {1, -1, 0.5f, 1, 0}, {-1, 1, 0.5f, 0, 1}, {1, 1, 0.5f, 1, 1}}, .triangles = {0, 1, 2, 2, 1, 3}};
}

/// Places from `from` to `to`, of which those about `centre` lie closest: within `scaleM` of it evenly, then ever wider apart.
std::vector<double> linesAbout(double centre, double from, double to, double scaleM, int cells) {
    const double first = std::asinh((from - centre) / scaleM), last = std::asinh((to - centre) / scaleM);
    std::vector<double> lines;
    for (int i = 0; i <= cells; ++i) lines.push_back(std::clamp(centre + scaleM * std::sinh(std::lerp(first, last, static_cast<double>(i) / cells)), from, to));
    return lines;
}

/// How far the eye is from the ground, or from the table when it is beside it.
geo::Result<double> distanceToGround(const TableView& table, glm::dvec3 eye) {
    const geo::Bounds& bounds = table.ground()->bounds;
    const glm::dvec3 place = table.camera().frame().toGround(eye);
    const glm::dvec2 inside = glm::clamp(glm::dvec2(place), glm::dvec2(bounds.minE, bounds.minN), glm::dvec2(bounds.maxE, bounds.maxN));
    const auto height = table.ground()->elevation->heightAt(inside);
    if (!height) return tl::unexpected(height.error());
    const double groundM = height->value_or(table.ground()->elevation->roughRange().minM);
    return std::max({2.0, glm::distance(glm::dvec2(place), inside), table.camera().frame().exaggeration * (place.z - groundM)});
}

/// A grid over the ground in scene coordinates relative to `eye`. Holes are at the lowest height.
geo::Result<Mesh> groundMesh(const TableView& table, glm::dvec3 eye, std::int64_t triangles, const std::stop_token& stop) {
    const layers::Ground& ground = *table.ground();
    const auto scaleM = distanceToGround(table, eye);
    if (!scaleM) return tl::unexpected(scaleM.error());
    const double cells = std::max(2.0, static_cast<double>(triangles) / 2.0);
    const double aspect = ground.bounds.width() / ground.bounds.height();
    const int columns = std::max(1, static_cast<int>(std::lround(std::sqrt(cells * aspect)))),
              rows = std::max(1, static_cast<int>(std::lround(cells / columns)));
    const glm::dvec3 place = table.camera().frame().toGround(eye);
    const std::vector<double> eastings = linesAbout(place.x, ground.bounds.minE, ground.bounds.maxE, *scaleM, columns),
                              northings = linesAbout(place.y, ground.bounds.minN, ground.bounds.maxN, *scaleM, rows);
    const double lowestM = ground.elevation->roughRange().minM;
    Mesh mesh;
    mesh.vertices.reserve(static_cast<std::size_t>(columns + 1) * (rows + 1));
    std::vector<double> distance;
    distance.reserve(mesh.vertices.capacity());
    const auto indexOf = [&](int column, int row) { return static_cast<std::size_t>(row) * (columns + 1) + column; };
    for (int row = 0; row <= rows; ++row) {
        if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, {});
        for (int column = 0; column <= columns; ++column) {
            const glm::dvec2 at(eastings[column], northings[row]);
            const auto height = ground.elevation->heightAt(at);
            if (!height) return tl::unexpected(height.error());
            const glm::dvec3 p = table.camera().frame().toScene({at, height->value_or(lowestM)}) - eye;
            distance.push_back(glm::length(p));
            mesh.vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z),
                                     static_cast<float>((at.x - ground.bounds.minE) / ground.bounds.width()),
                                     static_cast<float>((at.y - ground.bounds.minN) / ground.bounds.height())});
        }
    }
    struct Block {
        int column, row;
        double distance;
    };
    std::vector<Block> blocks;
    for (int row = 0; row < rows; row += kBlockCells)
        for (int column = 0; column < columns; column += kBlockCells)
            blocks.push_back({column, row, distance[indexOf(std::min(column + kBlockCells / 2, columns), std::min(row + kBlockCells / 2, rows))]});
    std::sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.distance < b.distance; });
    for (const Block& block : blocks) {
        for (int row = block.row; row < std::min(block.row + kBlockCells, rows); ++row) {
            for (int column = block.column; column < std::min(block.column + kBlockCells, columns); ++column) {
                const auto a = static_cast<std::uint32_t>(indexOf(column, row)), b = a + 1, c = a + columns + 1, d = c + 1;
                mesh.triangles.insert(mesh.triangles.end(), {a, b, c, c, b, d});
            }
        }
    }
    return mesh;
}

/// Program and texture, freed on the way out.
class Painter {
   public:
    Painter() = default;
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;
    ~Painter() {
        if (texture_) glDeleteTextures(1, &texture_);
        if (program_) gl().glDeleteProgram(program_);
    }

    geo::Result<void> make() {
        program_ = gl().glCreateProgram();
        for (const auto& [kind, name] : {std::pair<GLenum, const char*>{GL_VERTEX_SHADER, "limit.vert"}, {GL_FRAGMENT_SHADER, "limit.frag"}}) {
            const std::string source(shaderSource(name));
            const char* words = source.c_str();
            const GLuint shader = gl().glCreateShader(kind);
            gl().glShaderSource(shader, 1, &words, nullptr);
            gl().glCompileShader(shader);
            gl().glAttachShader(program_, shader);
            gl().glDeleteShader(shader);
        }
        gl().glBindAttribLocation(program_, kPosition, "aPosition");
        gl().glBindAttribLocation(program_, kTexCoord, "aTexCoord");
        gl().glLinkProgram(program_);
        GLint isLinked = 0;
        gl().glGetProgramiv(program_, GL_LINK_STATUS, &isLinked);
        if (!isLinked) {
            std::string log;
            gl().getProgramInfoLog(program_, log);
            return geo::fail(geo::ErrorCode::Unsupported, text(SABAN_TR("viewer", "cannot draw for comparison: the driver refuses a shader: {}"), log));
        }
        std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kTextureSide) * kTextureSide * 4);
        for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(((i * 2654435761u) >> 24) | 16u);  // nowhere black
        gl().glActiveTexture(GL_TEXTURE0);
        glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kTextureSide, kTextureSide, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
        return {};
    }

    void use(const glm::mat4& toClip) const {
        gl().glUseProgram(program_);
        gl().glUniformMatrix4fv(gl().glGetUniformLocation(program_, "uToClip"), 1, GL_FALSE, glm::value_ptr(toClip));
        gl().glUniform1i(gl().glGetUniformLocation(program_, "uColour"), 0);
        gl().glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, texture_);
    }

   private:
    GLuint program_ = 0, texture_ = 0;
};

/// Vertices and triangles on the graphics side.
class Uploaded {
   public:
    explicit Uploaded(const Mesh& mesh) : count_(static_cast<GLsizei>(mesh.triangles.size())) {
        gl().glGenVertexArrays(1, &array_);
        gl().glBindVertexArray(array_);
        gl().glGenBuffers(2, buffers_.data());
        gl().glBindBuffer(GL_ARRAY_BUFFER_ARB, buffers_[0]);
        gl().glBufferData(GL_ARRAY_BUFFER_ARB, static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(Vertex)), mesh.vertices.data(), GL_STATIC_DRAW_ARB);
        gl().glBindBuffer(GL_ELEMENT_ARRAY_BUFFER_ARB, buffers_[1]);
        gl().glBufferData(GL_ELEMENT_ARRAY_BUFFER_ARB, static_cast<GLsizeiptr>(mesh.triangles.size() * 4), mesh.triangles.data(), GL_STATIC_DRAW_ARB);
        gl().glEnableVertexAttribArray(kPosition);
        gl().glVertexAttribPointer(kPosition, 3, GL_FLOAT, GL_FALSE, sizeof(Vertex), nullptr);
        gl().glEnableVertexAttribArray(kTexCoord);
        gl().glVertexAttribPointer(kTexCoord, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), reinterpret_cast<const void*>(offsetof(Vertex, u)));
    }
    Uploaded(const Uploaded&) = delete;
    Uploaded& operator=(const Uploaded&) = delete;
    ~Uploaded() {
        gl().glBindVertexArray(0);
        gl().glDeleteVertexArrays(1, &array_);
        gl().glDeleteBuffers(2, buffers_.data());
    }
    void draw() const {
        gl().glBindVertexArray(array_);
        glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
    }

   private:
    GLsizei count_;
    GLuint array_ = 0;
    std::array<GLuint, 2> buffers_{};
};

void setState(glm::ivec2 sizePx) {
    glViewport(0, 0, sizePx.x, sizePx.y);
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_GEQUAL);
    glDepthMask(GL_TRUE);
    glClearDepth(0.0);
    glClearColor(0.0f, 0.0f, 0.0f, 1.0f);
    if (gl().glClipControl) gl().glClipControl(osg::ClipControl::LOWER_LEFT, osg::ClipControl::ZERO_TO_ONE);
}

std::vector<double> timeFrames(const Painter& painter, const Mesh& mesh, const glm::mat4& toClip, const Framebuffer& buffer, unsigned target,
                               int frames, const std::stop_token& stop) {
    const Uploaded uploaded(mesh);
    std::vector<double> times;
    for (int i = 0; i <= frames && !stop.stop_requested(); ++i) {
        const auto begin = std::chrono::steady_clock::now();
        buffer.bind();
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        painter.use(toClip);
        uploaded.draw();
        buffer.copyTo(target, buffer.sizePx(), buffer.sizePx());
        glFinish();
        if (i > 0) times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    return times;
}

}  // namespace

geo::Result<LimitTimes> measureLimit(const TableView& table, unsigned framebuffer, const LimitOptions& options, std::stop_token stop) {
    const glm::dvec3 eye = eyeOf(table.camera().view(), table.camera().frame());
    const auto mesh = groundMesh(table, eye, options.triangles, stop);
    if (!mesh) return tl::unexpected(mesh.error());
    glm::dmat4 turn = viewMatrixOf(table.camera().view(), table.camera().frame());
    turn[3] = {0, 0, 0, 1};  // vertices are relative to the eye

    const glm::ivec2 size = table.camera().projection().sizePx;
    Framebuffer buffer;
    if (!buffer.ensure(size, options.samples, Framebuffer::Depth::Float32))
        return geo::fail(geo::ErrorCode::Unsupported,
                         text(SABAN_TR("viewer", "cannot take a picture of {0} x {1} pixels: the driver refuses the buffer. Ask for a smaller one."),
                              size.x, size.y));
    LimitTimes times;
    geo::Result<void> made;
    {
        Painter painter;
        made = painter.make();
        if (made) {
            setState(size);
            const glm::dmat4 toClip = table.projectionMatrix() * turn;
            times = {.twoTrianglesMs = timeFrames(painter, twoTriangles(), glm::mat4(1.0f), buffer, framebuffer, options.frames, stop),
                     .staticMeshMs = timeFrames(painter, *mesh, glm::mat4(toClip), buffer, framebuffer, options.frames, stop),
                     .meshTriangles = static_cast<std::int64_t>(mesh->triangles.size() / 3)};
        }
        gl().glUseProgram(0);
    }
    buffer.release();
    if (!made) return tl::unexpected(made.error());
    if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, {});
    return times;
}

}  // namespace saban::viewer
