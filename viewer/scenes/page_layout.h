#pragma once

#include <QImage>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <cstddef>
#include <memory>
#include <vector>

#include "viewer/overlay/legend_picture.h"

class QPaintDevice;
class QPainter;
class QTextLayout;

namespace saban::viewer {

/// What a handout says of a scene.
struct SheetContent {
    QString title{};       ///< "3. Đơn vị vào vị trí"
    QString role{};        ///< who speaks
    QString caption{};
    QString notes{};       ///< lines end with "\n"
    QString facts{};       ///< phase, time: one line beside the scale
    std::shared_ptr<const LegendLayout> legend{};  ///< made by `legendForPage`; null: none
};

/// A legend whose text is as large as the text beside it; null for one without sections.
std::shared_ptr<const LegendLayout> legendForPage(const LegendContent& legend, Inks inks);

/// What stands on every page.
struct SheetFrame {
    QString marking{};     ///< above and below
    QString plan{}, date{}, copy{};
};

/// Pages of a handout in landscape, laid out for a device whose whole sheet is used. Everything grows with the sheet: A3 is A4 times √2.
///
/// A scene takes a page: its picture, the caption below, notes and legend beside it. What finds no room goes on on further pages: the legend first, in as many columns as it takes, then text in two.
/// Thread safety: one thread. Needs a QGuiApplication.
class HandoutLayout {
 public:
    struct Options {
        double widthMm = 297.0, heightMm = 210.0;
        bool notes = true;
        bool isGreyscale = false;
    };
    /// `device` outlives it.
    HandoutLayout(QPaintDevice& device, const Options& options, SheetFrame frame, std::vector<SheetContent> scenes);
    ~HandoutLayout();

    std::size_t pageCount() const;
    /// The scene of a page, and whether its picture is on it.
    std::size_t sceneOf(std::size_t page) const;
    bool hasPicture(std::size_t page) const;
    /// Of the picture of a page, mm.
    QRectF pictureMm(std::size_t page) const;
    /// Of the legend on a page, mm; empty: it has none.
    QRectF legendMm(std::size_t page) const;

    /// False when the marking cannot be read in its rows, or no font has its letters: such pages are not to be made.
    bool hasWholeMarking() const;

    /// `scale`: what is said of the picture's scale.
    void paint(QPainter& painter, std::size_t page, const QImage& picture, const QString& scale) const;

 private:
    struct Box;
    struct Page;
    void fitMarking();
    void layOut(std::size_t scene);
    double px(double mm) const;
    QFont font(double pt, int weight) const;
    Box take(QString& text, const QFont& font, const QRectF& rectMm, double leading) const;
    void paintFrame(QPainter& painter, std::size_t page) const;
    void paintLine(QPainter& painter, const QString& text, const QFont& font, const QRectF& rectMm, int flags) const;

    QPaintDevice& device_;
    Options options_;
    SheetFrame frame_;
    std::vector<SheetContent> scenes_;
    std::vector<Page> pages_;
    QStringList markingLines_{};
    double markingPt_ = 0.0;
    bool hasWholeMarking_ = false;
    double s_;  ///< times an A4 sheet
};

/// The words of a text without what cannot be printed, composed; lines keep their ends.
QString printable(const std::string& text);

}  // namespace saban::viewer
