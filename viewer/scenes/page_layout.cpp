#include "viewer/scenes/page_layout.h"

#include <QFont>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

#include "geo/core/text.h"
#include "viewer/overlay/line_breaking.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {

namespace {

// Millimetres on A4.
constexpr double kMargin = 12.0;
constexpr double kMarkingTop = 6.0, kMarkingRow = 7.0, kHeadTop = 12.5, kHeadRow = 5.5, kHeadRule = 18.6;
constexpr double kTitleTop = 20.0, kTitleRow = 10.0, kBodyTop = 31.5, kBodyEnd = 191.0, kFootRule = 192.4, kFootRow = 5.0, kMarkingEnd = 197.0;
constexpr double kNotesColumn = 60.0, kMostColumn = 80.0, kPictureAspect = 1.6, kGap = 6.0, kFactsRow = 5.5, kNotesHead = 6.0;
constexpr double kLeastAspect = 1.5, kLeastBesideNotes = 1.35, kMostCaption = 0.4;
constexpr double kLeastTitle = 0.65, kTwoLineTitle = 0.6;  // of its size: on one line, then on two before it is cut
constexpr double kMmPerInch = 25.4;
constexpr double kOneLineMarking = 0.65;  // of its size: smaller ones are broken between words
constexpr double kMarkingPtStep = 0.5;
// Points on A4.
constexpr double kMarkingPt = 13.0, kLeastMarkingPt = 6.0, kHeadPt = 8.5, kTitlePt = 17.0, kRolePt = 10.0, kFactsPt = 8.5, kCaptionPt = 12.0, kNotesPt = 10.0, kNotesHeadPt = 8.5;
constexpr double kLeading = 1.22;
// A legend: its unit has so many pixels, and is so long on A4. Beside a picture it may be somewhat smaller, under notes and alone on a page larger, where there is room.
constexpr double kLegendUnitPx = 8.0, kLegendUnitMm = 0.68 / 96.0 * kMmPerInch, kLegendPxMm = kLegendUnitMm / kLegendUnitPx;
constexpr double kLeastLegend = 0.86, kLegendStep = 0.02, kLegendAlone = 1.2, kLegendUnderNotes = 1.3;

const QColor kInk(20, 20, 20), kFaint(92, 92, 92), kRule(150, 150, 150), kMarkingInk(176, 0, 16);

QString said(const TextKey& key) { return QString::fromStdString(translated(key)); }

}  // namespace

/// Text in its lines, and where they stand.
struct HandoutLayout::Box {
    QRectF rectMm{};
    std::vector<std::unique_ptr<QTextLayout>> paragraphs{};
    double heightPx = 0.0;
};

struct HandoutLayout::Page {
    std::size_t scene = 0;
    bool isFirst = true;
    QRectF pictureMm{};
    QRectF notesHeadMm{};  ///< empty: none
    QRectF legendMm{};     ///< empty: none
    LegendLayout::Box legend{};
    std::vector<Box> boxes{};
};

std::shared_ptr<const LegendLayout> legendForPage(const LegendContent& legend, Inks inks) {
    if (std::ranges::all_of(legend.sections, [](const LegendSection& section) { return section.entries.empty(); })) return nullptr;
    return std::make_shared<const LegendLayout>(legend, LegendLayout::Look{.unitPx = kLegendUnitPx, .isOnPage = true, .inks = inks});
}

namespace {

/// Marks that turn the direction of what follows, and what of the page's own words follows with it.
bool turnsDirection(QChar letter) { return (letter >= QChar(0x202A) && letter <= QChar(0x202E)) || (letter >= QChar(0x2066) && letter <= QChar(0x2069)); }

}  // namespace

QString printable(const std::string& source) {
    QString clean;
    for (const QChar letter : QString::fromStdString(source).normalized(QString::NormalizationForm_C)) {
        if (letter == '\n' || letter == QChar::LineSeparator || letter == QChar::ParagraphSeparator)
            clean += '\n';
        else if (letter == '\t')
            clean += ' ';
        else if (letter.category() != QChar::Other_Control && !turnsDirection(letter))
            clean += letter;
    }
    while (clean.endsWith('\n') || clean.endsWith(' ')) clean.chop(1);
    return clean;
}

HandoutLayout::HandoutLayout(QPaintDevice& device, const Options& options, SheetFrame frame, std::vector<SheetContent> scenes)
    : device_(device), options_(options), frame_(std::move(frame)), scenes_(std::move(scenes)), s_(options.heightMm / 210.0) {
    fitMarking();
    for (std::size_t scene = 0; scene < scenes_.size(); ++scene) layOut(scene);
}

HandoutLayout::~HandoutLayout() = default;

std::size_t HandoutLayout::pageCount() const { return pages_.size(); }
std::size_t HandoutLayout::sceneOf(std::size_t page) const { return pages_[page].scene; }
bool HandoutLayout::hasPicture(std::size_t page) const { return pages_[page].isFirst; }
QRectF HandoutLayout::pictureMm(std::size_t page) const { return pages_[page].pictureMm; }
QRectF HandoutLayout::legendMm(std::size_t page) const { return pages_[page].legendMm; }
bool HandoutLayout::hasWholeMarking() const { return hasWholeMarking_; }
double HandoutLayout::px(double mm) const { return mm * device_.logicalDpiX() / kMmPerInch; }

QFont HandoutLayout::font(double pt, int weight) const {
    QFont font = writingFont(16.0, static_cast<QFont::Weight>(weight));
    font.setPointSizeF(pt * s_);
    // Letters that are joined into one picture cannot be searched for; with a distance between them they are not.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.05);
    return font;
}

/// As many lines as fit; `text` becomes what is left.
HandoutLayout::Box HandoutLayout::take(QString& text, const QFont& font, const QRectF& rectMm, double leading) const {
    Box box{.rectMm = rectMm};
    const double width = px(rectMm.width()), most = px(rectMm.height());
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QString paragraph = end < 0 ? text : text.left(end);
        auto layout = std::make_unique<QTextLayout>(paragraph, font, &device_);
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout->setTextOption(wrap);
        layout->beginLayout();
        qsizetype taken = 0;
        bool isWhole = false;
        for (;;) {
            QTextLine line = layout->createLine();
            if (!line.isValid()) {
                isWhole = true;
                break;
            }
            line.setLineWidth(width);
            const double height = line.height() * leading;
            if (box.heightPx + height > most) break;
            line.setPosition({0.0, box.heightPx});
            box.heightPx += height;
            taken = line.textStart() + line.textLength();
        }
        layout->endLayout();
        if (isWhole) {
            box.paragraphs.push_back(std::move(layout));
            text = end < 0 ? QString() : text.mid(end + 1);
            continue;
        }
        if (taken > 0) {  // laid out again without what does not fit
            QString start = paragraph.left(taken);
            const double top = box.heightPx;
            auto part = std::make_unique<QTextLayout>(start, font, &device_);
            part->setTextOption(wrap);
            part->beginLayout();
            double y = top;
            std::vector<QTextLine> lines;
            for (QTextLine line = part->createLine(); line.isValid(); line = part->createLine()) {
                line.setLineWidth(width);
                lines.push_back(line);
            }
            for (const QTextLine& line : lines) y -= line.height() * leading;
            for (QTextLine& line : lines) {
                line.setPosition({0.0, y});
                y += line.height() * leading;
            }
            part->endLayout();
            box.paragraphs.push_back(std::move(part));
        }
        text = text.mid(taken).trimmed();
        break;
    }
    return box;
}

/// On one line, smaller, then on as many as its row has room for. Never cut.
void HandoutLayout::fitMarking() {
    const double width = 0.995 * px(options_.widthMm - 2.0 * kMargin * s_), height = px(kMarkingRow * s_);
    frame_.marking = writable(frame_.marking.toStdString(), font(kMarkingPt, QFont::Bold));
    if (frame_.marking.isEmpty()) {
        hasWholeMarking_ = true;
        return;
    }
    for (markingPt_ = kMarkingPt;; markingPt_ -= kMarkingPtStep) {
        const QFont marking = font(markingPt_, QFont::Bold);
        const double fit = markingPt_ > kMarkingPt * kOneLineMarking ? 1.0 : std::floor(height / QFontMetricsF(marking, &device_).height());
        BrokenText broken = brokenInto(frame_.marking, marking, {.widthPx = width, .device = &device_});
        if (!broken.hasLongWord && static_cast<double>(broken.lines.size()) <= fit) {
            markingLines_ = std::move(broken.lines);
            break;
        }
        if (markingPt_ <= kLeastMarkingPt) return;
    }
    hasWholeMarking_ = canBeWritten(frame_.marking, font(kMarkingPt, QFont::Bold));
}

void HandoutLayout::layOut(std::size_t scene) {
    const SheetContent& content = scenes_[scene];
    const double width = options_.widthMm - 2.0 * kMargin * s_, top = kBodyTop * s_, end = kBodyEnd * s_, left = kMargin * s_;
    const QFont captionFont = font(kCaptionPt, QFont::Normal), notesFont = font(kNotesPt, QFont::Normal);
    QString caption = content.caption, notes = options_.notes ? content.notes : QString();

    // What the caption needs below the picture, as far as it may take room from it.
    const auto below = [&](double captionWidth) {
        QString measured = caption;
        const Box box = take(measured, captionFont, {0.0, 0.0, captionWidth, (end - top) * kMostCaption}, kLeading);
        return kFactsRow * s_ + (caption.isEmpty() ? 0.0 : box.heightPx / px(1.0) + s_);
    };
    Page page{.scene = scene};
    double captionTop = 0.0, captionWidth = width;
    const LegendLayout* legend = content.legend.get();
    // In one box of one column, as large as `most` or as there is room for; no size where even a smaller one has none.
    LegendLayout::Box legendBox;
    const auto sizeWithin = [&](double widthMm, double heightMm, double most) {
        for (double times = most; legend && times >= kLeastLegend - 1e-9; times -= kLegendStep) {
            const double mm = kLegendPxMm * s_ * times;
            auto boxes = legend->boxesWithin({1.0, heightMm / mm});
            if (boxes.size() != 1 || boxes.front().sizePx.width() * mm > widthMm || boxes.front().sizePx.height() * mm > heightMm) continue;
            legendBox = std::move(boxes.front());
            return legendBox.sizePx * mm;
        }
        return QSizeF();
    };
    bool isLegendLeft = legend != nullptr;
    const QSizeF alone = notes.isEmpty() ? sizeWithin(kMostColumn * s_, end - top, 1.0) : QSizeF();
    if (notes.isEmpty() && alone.isEmpty()) {
        const double height = end - top - below(width);
        page.pictureMm = QRectF(left, top, width, std::min(height, width / kLeastAspect));
        captionTop = page.pictureMm.bottom() + kFactsRow * s_;
    } else {
        const double column = notes.isEmpty() ? alone.width() : kNotesColumn * s_;
        captionWidth = width - column - kGap * s_;
        page.pictureMm = QRectF(left, top, captionWidth, std::clamp(end - top - below(captionWidth), captionWidth / kPictureAspect, captionWidth / kLeastBesideNotes));
        captionTop = page.pictureMm.bottom() + kFactsRow * s_;
        const double notesLeft = page.pictureMm.right() + kGap * s_;
        double legendTop = top;
        const bool hasNotes = !notes.isEmpty();
        if (hasNotes) {
            page.notesHeadMm = QRectF(notesLeft, top, column, kNotesHead * s_);
            page.boxes.push_back(take(notes, notesFont, {notesLeft, top + kNotesHead * s_, column, end - top - kNotesHead * s_}, kLeading));
            legendTop += kNotesHead * s_ + page.boxes.back().heightPx / px(1.0) + kGap * s_;
        }
        const QSizeF size = notes.isEmpty() ? sizeWithin(column + 0.01, end - legendTop, hasNotes ? kLegendUnderNotes : 1.0) : QSizeF();
        if (!size.isEmpty()) {
            page.legendMm = QRectF(QPointF(notesLeft, legendTop), size);
            page.legend = legendBox;
            isLegendLeft = false;
        }
    }
    page.boxes.push_back(take(caption, captionFont, {left, captionTop, captionWidth, end - captionTop}, kLeading));
    pages_.push_back(std::move(page));

    QString rest = caption;
    if (!rest.isEmpty() && !notes.isEmpty()) rest += "\n\n";
    rest += notes;
    const double column = (width - kGap * s_ * 1.5) / 2.0;
    std::vector<LegendLayout::Box> legends;
    double legendMm = kLegendPxMm * s_ * kLegendAlone;
    if (isLegendLeft) legends = legend->boxesWithin(QSizeF(width, end - top) / legendMm);
    if (legends.size() > 1) {
        legendMm = kLegendPxMm * s_;
        legends = legend->boxesWithin(QSizeF(width, end - top) / legendMm);
    }
    for (auto box = legends.begin(); box != legends.end() || !rest.isEmpty();) {
        Page more{.scene = scene, .isFirst = false};
        std::vector<double> columns{left, left + width - column};
        if (box != legends.end()) {
            more.legendMm = QRectF(QPointF(left, top), box->sizePx * legendMm);
            // Text goes on beside a narrow one.
            if (more.legendMm.width() > column) columns.clear();
            else columns.erase(columns.begin());
            more.legend = std::move(*box++);
        }
        const qsizetype before = rest.size();
        for (const double x : columns) more.boxes.push_back(take(rest, notesFont, {x, top, column, end - top}, kLeading));
        if (rest.size() == before && more.legendMm.isEmpty()) break;  // a letter higher than the sheet
        pages_.push_back(std::move(more));
    }
}

/// A line that is cut with "…" where it is too long.
void HandoutLayout::paintLine(QPainter& painter, const QString& line, const QFont& lineFont, const QRectF& rectMm, int flags) const {
    painter.setFont(lineFont);
    const QRectF rect(px(rectMm.x()), px(rectMm.y()), px(rectMm.width()), px(rectMm.height()));
    const QString cut = QFontMetricsF(lineFont, &device_).elidedText(line, Qt::ElideRight, rect.width());
    painter.drawText(rect, flags | Qt::TextSingleLine, cut);
}

void HandoutLayout::paintFrame(QPainter& painter, std::size_t page) const {
    const double width = options_.widthMm, left = kMargin * s_, inner = width - 2.0 * left;
    painter.setPen(options_.isGreyscale ? kInk : kMarkingInk);
    if (const double count = static_cast<double>(markingLines_.size()); count > 0.0) {
        const QFont marking = font(markingPt_, QFont::Bold);
        const double row = kMarkingRow * s_ / count;
        for (const double y : {kMarkingTop, kMarkingEnd})
            for (qsizetype line = 0; line < markingLines_.size(); ++line)
                paintLine(painter, markingLines_[line], marking, {left, y * s_ + row * static_cast<double>(line), inner, row}, Qt::AlignCenter);
    }

    painter.setPen(kFaint);
    const QFont head = font(kHeadPt, QFont::Normal);
    paintLine(painter, frame_.plan, head, {left, kHeadTop * s_, inner * 0.4, kHeadRow * s_}, Qt::AlignLeft | Qt::AlignVCenter);
    paintLine(painter, frame_.date, head, {left + inner * 0.7, kHeadTop * s_, inner * 0.3, kHeadRow * s_}, Qt::AlignRight | Qt::AlignVCenter);
    const QString number = QString::fromStdString(text(SABAN_TR("viewer", "Page {0}/{1}"), page + 1, pages_.size()));
    paintLine(painter, number, head, {left + inner * 0.7, kFootRule * s_, inner * 0.3, kFootRow * s_}, Qt::AlignRight | Qt::AlignVCenter);
    painter.setPen(kInk);
    paintLine(painter, frame_.copy, font(kHeadPt, QFont::Bold), {left, kFootRule * s_, inner * 0.4, kFootRow * s_}, Qt::AlignLeft | Qt::AlignVCenter);
    painter.setPen(QPen(kRule, px(0.2 * s_)));
    for (const double y : {kHeadRule, kFootRule}) painter.drawLine(QPointF(px(left), px(y * s_)), QPointF(px(left + inner), px(y * s_)));
}

void HandoutLayout::paint(QPainter& painter, std::size_t number, const QImage& picture, const QString& scale) const {
    const Page& page = pages_[number];
    const SheetContent& content = scenes_[page.scene];
    const double left = kMargin * s_, inner = options_.widthMm - 2.0 * left;
    paintFrame(painter, number);

    painter.setPen(kInk);
    const QFont roleFont = font(kRolePt, QFont::Normal);
    const double roleWidth = content.role.isEmpty() ? 0.0 : std::min(inner * 0.35, QFontMetricsF(roleFont, &device_).horizontalAdvance(content.role) / px(1.0) + 4.0 * s_);
    const QString title = page.isFirst ? content.title : QString::fromStdString(text(SABAN_TR("viewer", "{0} (continued)"), content.title.toStdString()));
    QFont titleFont = font(kTitlePt, QFont::Bold);
    const double titleWidth = QFontMetricsF(titleFont, &device_).horizontalAdvance(title), room = px(inner - roleWidth);
    QStringList titles{title};
    if (titleWidth > room) {
        titleFont = font(kTitlePt * std::max(kLeastTitle, 0.99 * room / titleWidth), QFont::Bold);
        const QFont small = font(kTitlePt * kTwoLineTitle, QFont::Bold);
        if (titleWidth * kLeastTitle > room) {
            if (BrokenText broken = brokenInto(title, small, {.widthPx = room, .mostLines = 2, .device = &device_}); broken.lines.size() > 1) {
                titles = std::move(broken.lines);
                titleFont = small;
            }
        }
    }
    const double titleRow = kTitleRow * s_ / static_cast<double>(titles.size());
    for (qsizetype line = 0; line < titles.size(); ++line)
        paintLine(painter, titles[line], titleFont, {left, kTitleTop * s_ + titleRow * static_cast<double>(line), inner - roleWidth, titleRow}, Qt::AlignLeft | Qt::AlignVCenter);
    painter.setPen(kFaint);
    if (roleWidth > 0.0) paintLine(painter, content.role, roleFont, {left + inner - roleWidth, kTitleTop * s_, roleWidth, kTitleRow * s_}, Qt::AlignRight | Qt::AlignVCenter);

    if (page.isFirst) {
        const QRectF at = page.pictureMm;
        const QRectF rect(px(at.x()), px(at.y()), px(at.width()), px(at.height()));
        painter.drawImage(rect, options_.isGreyscale ? picture.convertToFormat(QImage::Format_Grayscale8) : picture);
        painter.setPen(QPen(kRule, px(0.15 * s_)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect);
        painter.setPen(kFaint);
        const QFont facts = font(kFactsPt, QFont::Normal);
        const QRectF row(at.x(), at.bottom(), at.width(), kFactsRow * s_);
        paintLine(painter, scale, facts, row, Qt::AlignLeft | Qt::AlignVCenter);
        paintLine(painter, content.facts, facts, row.adjusted(at.width() * 0.45, 0.0, 0.0, 0.0), Qt::AlignRight | Qt::AlignVCenter);
        if (!page.notesHeadMm.isEmpty()) paintLine(painter, said(SABAN_TR("viewer", "Notes for the presenter")), font(kNotesHeadPt, QFont::Bold), page.notesHeadMm, Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (!page.legendMm.isEmpty()) {
        painter.save();
        painter.translate(px(page.legendMm.x()), px(page.legendMm.y()));
        const double times = px(page.legendMm.width()) / page.legend.sizePx.width();
        painter.scale(times, times);
        content.legend->paint(painter, page.legend, {});
        painter.restore();
    }
    painter.setPen(kInk);
    for (const Box& box : page.boxes)
        for (const auto& paragraph : box.paragraphs) paragraph->draw(&painter, {px(box.rectMm.x()), px(box.rectMm.y())});
}

}  // namespace saban::viewer
