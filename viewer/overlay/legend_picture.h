#pragma once

#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>
#include <glm/vec2.hpp>
#include <vector>

#include "viewer/overlay/legend_content.h"

class QPainter;

namespace saban::viewer {

/// A legend laid out in boxes: samples as they lie on the ground beside what they mean, in columns. It is painted on any device: into a picture, or as text and outlines on a page.
/// Needs a QGuiApplication for its fonts. Thread safety: one thread.
class LegendLayout {
 public:
    struct Look {
        double unitPx = 1.0;         ///< pixels of a logical pixel, at most 16
        bool isOnPage = false;       ///< in the ink of a page and without a ground of its own, its text can be searched for; else a sheet that lies on a picture
        Inks inks = Inks::Colours;
    };
    LegendLayout(LegendContent content, const Look& look);

    /// Some entries of a section, under its title.
    struct Piece {
        std::size_t section = 0, first = 0, count = 0;
        double heightPx = 0.0;
    };
    struct Placed {
        Piece piece{};
        QPointF atPx{};
    };
    struct Box {
        QSizeF sizePx{};
        std::vector<Placed> pieces{};
        QStringList phase{};         ///< its lines
    };
    /// All of it in one box, in as many columns of whole sections as it takes to stay within the height, four at most; empty without sections.
    Box boxWithin(double mostHeightPx) const;
    /// In boxes that are no larger: sections that are higher are broken between their entries, and the columns of each box are even.
    std::vector<Box> boxesWithin(const QSizeF& mostPx) const;

    void paint(QPainter& painter, const Box& box, const QPointF& atPx) const;

 private:
    struct Row {
        QStringList lines{};
        double heightPx = 0.0;
    };
    double titleHeight(std::size_t section) const;
    double heightOf(std::size_t section, std::size_t first, std::size_t count) const;
    double headHeight(std::size_t phaseLines) const;
    double widthOf(std::size_t columns) const;
    std::vector<Piece> piecesWithin(double mostHeightPx) const;
    QStringList phaseLinesIn(double widthPx) const;
    /// The first pieces in so many columns that are no higher, and how many they are.
    std::size_t place(Box& box, std::size_t columns, double limitPx, const std::vector<Piece>& pieces, std::size_t first) const;
    Box evenBox(std::size_t columns, double mostPx, const std::vector<Piece>& pieces, std::size_t first, std::size_t last) const;

    LegendContent content_;
    Look look_;
    std::vector<QStringList> titles_{};     ///< of the sections, in lines
    std::vector<std::vector<Row>> rows_{};  ///< of each section
    double columnWidth_ = 0.0, textWidth_ = 0.0;
};

/// A legend as a sheet of paper in a picture, in one box. Empty for a legend without sections. Needs a QGuiApplication for its fonts.
/// `unitPx`: pixels of a logical pixel, at most 16.
PixelImage drawLegend(const LegendContent& legend, double unitPx, double mostHeightPx);

/// The size of that picture, without drawing it.
glm::ivec2 legendSizePx(const LegendContent& legend, double unitPx, double mostHeightPx);

}  // namespace saban::viewer
