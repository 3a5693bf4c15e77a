#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <glm/vec2.hpp>

#include "viewer/overlay/pixel_image.h"
#include "viewer/overlay/screen_titles.h"

namespace saban::viewer {

/// Title, caption and who speaks, as one block: what it measures, and its picture. Lines are broken between words: two of a title, three of a caption. What does not fit is made smaller, down to
/// `kLeast` of the size, and then cut with "…". Needs a QGuiApplication for its fonts.
/// The time of the exercise has a place of its own in it: it changes while the rest stays.
class TitleBlock {
 public:
    static constexpr double kLeast = 0.62;

    /// `unitPx`: pixels of a logical pixel, with the size of text that a room asks for. `mostPx`: what it may measure. `scale`: how large it is when it has the room, at least `kLeast` of the unit.
    TitleBlock(const ScreenTitles& titles, double unitPx, glm::dvec2 mostPx) : TitleBlock(titles, unitPx, mostPx, unitPx) {}
    TitleBlock(const ScreenTitles& titles, double unitPx, glm::dvec2 mostPx, double scale);

    bool isEmpty() const { return sizePx_.x <= 0.0; }
    glm::dvec2 sizePx() const { return sizePx_; }
    double scale() const { return scale_; }  ///< pixels of a logical pixel after it was made smaller
    bool isCut() const { return isCut_; }
    const QStringList& titleLines() const { return title_; }
    const QStringList& captionLines() const { return caption_; }

    PixelImage picture() const;  ///< without the time
    glm::dvec2 timeCorner() const { return timeCorner_; }
    PixelImage timePicture(const std::string& time) const;

    /// Colours: the plate lets a little of the picture through.
    static QColor plate();
    static QColor titleInk();
    static QColor captionInk();
    static QColor roleInk();
    static QColor faintInk();

 private:
    enum class Fit { Whole, Broken, Cut };  ///< the title in one line; in two; words are wanting, or it is too large
    Fit layOut(double scale, glm::dvec2 mostPx);

    QString titleText_, captionText_, roleText_, counterText_, timeRoom_;
    QStringList title_, caption_;
    QString role_;
    double scale_ = 1.0, titlePart_ = 1.0;
    bool isCut_ = false;
    glm::dvec2 sizePx_{0.0}, timeCorner_{0.0};
    double counterX_ = 0.0, rolePx_ = 0.0, titleRowPx_ = 0.0, captionRowPx_ = 0.0;
};

/// A colour that is seen through another: the least contrast of letters on such a plate is that over white or black.
QColor over(const QColor& colour, const QColor& ground);

}  // namespace saban::viewer
