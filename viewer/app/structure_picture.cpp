#include "viewer/app/structure_picture.h"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numeric>
#include <vector>

#include "layers/catalogue/solid_model.h"

namespace saban::app {

namespace {

constexpr float kPieceM = 12.0f;  // of a trench
const glm::vec3 kLight = glm::normalize(glm::vec3(-0.35f, -0.55f, 0.85f));

/// Seen from the front right, from above: x to the right, y up on the picture, z towards the eye.
glm::vec3 seen(glm::vec3 p) {
    constexpr float kHeading = -0.62f, kPitch = 0.62f;
    const float c = std::cos(kHeading), s = std::sin(kHeading);
    const glm::vec3 turned(p.x * c - p.y * s, p.x * s + p.y * c, p.z);
    const float cp = std::cos(kPitch), sp = std::sin(kPitch);
    return {turned.x, turned.z * cp + turned.y * sp, turned.z * sp - turned.y * cp};
}

layers::SolidModel modelOf(const layers::StructureType& type) {
    const layers::SolidOptions options{.foundationDepthM = 0.0, .ground = layers::GroundState::Untouched};
    if (type.geometry == layers::StructureGeometry::Point) return layers::buildSolid(type, type.sizes, options);
    const std::array<glm::dvec3, 3> way{glm::dvec3(-kPieceM / 2, -2.0, 0.0), glm::dvec3(0.0, 1.0, 0.0), glm::dvec3(kPieceM / 2, -1.0, 0.0)};
    return layers::buildLineSolid(type, type.sizes, way, options);
}

}  // namespace

QPixmap structurePicture(const layers::StructureType& type, int sidePx) {
    QPixmap picture(sidePx, sidePx);
    picture.fill(Qt::transparent);
    const layers::SolidModel model = modelOf(type);
    if (model.triangles.empty()) return picture;
    struct Face {
        std::array<glm::vec3, 3> corners;
        QColor colour;
        float depth;
    };
    std::vector<Face> faces;
    glm::vec2 low(std::numeric_limits<float>::max()), high(std::numeric_limits<float>::lowest());
    for (std::size_t i = 0; i + 2 < model.triangles.size(); i += 3) {
        Face face;
        for (std::size_t k = 0; k < 3; ++k) {
            face.corners[k] = seen(model.vertices[model.triangles[i + k]].position);
            low = glm::min(low, glm::vec2(face.corners[k]));
            high = glm::max(high, glm::vec2(face.corners[k]));
        }
        const layers::SolidVertex& vertex = model.vertices[model.triangles[i]];
        const glm::vec3 across = glm::cross(face.corners[1] - face.corners[0], face.corners[2] - face.corners[0]);
        if (across.z <= 0.0f) continue;  // seen from behind
        const float light = 0.55f + 0.45f * std::max(0.0f, glm::dot(vertex.normal, kLight));
        face.colour = QColor(static_cast<int>(vertex.colour.r * light), static_cast<int>(vertex.colour.g * light), static_cast<int>(vertex.colour.b * light));
        face.depth = (face.corners[0].z + face.corners[1].z + face.corners[2].z) / 3.0f;
        faces.push_back(face);
    }
    std::sort(faces.begin(), faces.end(), [](const Face& a, const Face& b) { return a.depth < b.depth; });
    const float size = std::max({high.x - low.x, high.y - low.y, 0.1f});
    const double scale = sidePx * 0.92 / size;
    const glm::vec2 middle = (low + high) / 2.0f;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Face& face : faces) {
        QPolygonF polygon;
        for (const glm::vec3& corner : face.corners) polygon << QPointF(sidePx / 2.0 + (corner.x - middle.x) * scale, sidePx / 2.0 - (corner.y - middle.y) * scale);
        painter.setPen(QPen(face.colour, 0.6));  // closes the hairlines between neighbours
        painter.setBrush(face.colour);
        painter.drawPolygon(polygon);
    }
    return picture;
}

}  // namespace saban::app
