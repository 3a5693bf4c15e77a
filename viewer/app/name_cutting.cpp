#include "viewer/app/name_cutting.h"

#include <QApplication>
#include <QStyle>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace saban::app {

namespace {

const QChar kDots(0x2026);
constexpr int kRowsAround = 60;  // names are sorted: those alike stand together
constexpr qsizetype kMostLetters = 300;  // that are looked at: what is longer is a text that came in the place of a name

/// Places between its characters, with how far each is from the left.
struct Ruler {
    Ruler(const QString& of, const QFontMetricsF& metrics) : name(of) {
        // Word by word: measured from the beginning each time, long names would take the square of their length.
        qsizetype word = 0;
        double wordPx = 0.0;
        for (qsizetype at = 0; at <= name.size(); ++at) {
            const bool isWithin = at < name.size() && (name[at].isLowSurrogate() || name[at].isMark());
            if (isWithin) continue;
            if (at > 0 && name[at - 1].isSpace()) {
                wordPx += metrics.horizontalAdvance(name.mid(word, at - word));
                word = at;
            }
            places.push_back(at);
            leftPx.push_back(wordPx + metrics.horizontalAdvance(name.mid(word, at - word)));
        }
    }
    std::size_t last() const { return places.size() - 1; }
    double widthPx(std::size_t from, std::size_t to) const { return leftPx[to] - leftPx[from]; }
    bool isWordStart(std::size_t i) const { return i == 0 || (i < last() && name[places[i] - 1].isSpace()); }
    QString text(std::size_t from, std::size_t to) const { return name.mid(places[from], places[to] - places[from]); }

    const QString& name;
    std::vector<qsizetype> places;
    std::vector<double> leftPx;
};

/// A word is kept whole where the part holds another one.
std::size_t atWord(const Ruler& ruler, std::size_t from) {
    for (std::size_t i = from; i < ruler.last(); ++i)
        if (ruler.isWordStart(i)) return i;
    return from;
}

struct Cut {
    QString text;
    qsizetype alike = 0;    ///< others that would look the same
    double unevenPx = 0.0;  ///< between what is kept at the beginning and at the end
    bool isBetterThan(const Cut& other) const { return other.text.isEmpty() || alike < other.alike || (alike == other.alike && unevenPx < other.unevenPx); }
};

/// Beginning and end are kept, as much of the end as there is room for.
void cutWithin(const Ruler& ruler, const QStringList& others, int roomPx, Cut& best) {
    for (std::size_t head = 0; head < ruler.last() && ruler.widthPx(0, head) <= roomPx; ++head) {
        if (!ruler.isWordStart(head)) continue;
        const double leftPx = ruler.widthPx(0, head);
        std::size_t tail = ruler.last();
        while (tail > head && leftPx + ruler.widthPx(tail - 1, ruler.last()) <= roomPx) --tail;
        tail = atWord(ruler, tail);
        if (tail == ruler.last() && head == 0) continue;
        const QString first = ruler.text(0, head), rest = ruler.text(tail, ruler.last());
        const auto looksAlike = [&](const QString& other) { return other.size() >= first.size() + rest.size() && other.startsWith(first) && other.endsWith(rest); };
        const Cut cut{.text = first.trimmed() + kDots + rest, .alike = std::count_if(others.begin(), others.end(), looksAlike), .unevenPx = std::abs(leftPx - ruler.widthPx(tail, ruler.last()))};
        if (cut.isBetterThan(best)) best = cut;
    }
}

/// Neither beginning nor end: what differs stands between.
void cutAround(const Ruler& ruler, const QStringList& others, int roomPx, Cut& best) {
    for (std::size_t from = 1; from < ruler.last(); ++from) {
        if (!ruler.isWordStart(from)) continue;
        std::size_t to = from;
        while (to < ruler.last() && ruler.widthPx(from, to + 1) <= roomPx) ++to;
        if (to == from) continue;
        const QString run = ruler.text(from, to);
        const auto holds = [&](const QString& other) { return other.contains(run); };
        const Cut cut{.text = kDots + run.trimmed() + kDots, .alike = std::count_if(others.begin(), others.end(), holds), .unevenPx = std::abs(ruler.widthPx(0, from) - ruler.widthPx(to, ruler.last()))};
        if (cut.isBetterThan(best)) best = cut;
    }
}

}  // namespace

QString cutName(const QString& name, const QStringList& others, const QFontMetrics& metrics, int widthPx) {
    if (name.size() > kMostLetters) return metrics.elidedText(name.left(kMostLetters / 2) + kDots + name.right(kMostLetters / 2), Qt::ElideMiddle, widthPx);
    if (metrics.horizontalAdvance(name) <= widthPx) return name;
    QStringList rest = others;
    rest.removeAll(name);  // nothing tells those apart
    const Ruler ruler(name, QFontMetricsF(metrics));
    const int dotsPx = metrics.horizontalAdvance(kDots);
    Cut best;
    cutWithin(ruler, rest, widthPx - dotsPx, best);
    if (best.alike > 0) cutAround(ruler, rest, widthPx - 2 * dotsPx, best);
    return best.text.isEmpty() || metrics.horizontalAdvance(best.text) > widthPx ? metrics.elidedText(name, Qt::ElideMiddle, widthPx) : best.text;
}

QString NameDelegate::shownText(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QString name = std::exchange(row.text, row.text.left(kMostLetters));
    const QStyle* style = row.widget ? row.widget->style() : QApplication::style();
    const int marginPx = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &row, row.widget) + 1;  // as the style keeps it
    const int roomPx = style->subElementRect(QStyle::SE_ItemViewItemText, &row, row.widget).width() - 2 * marginPx;
    const QFontMetrics metrics(row.font);
    if (name.size() <= kMostLetters && metrics.horizontalAdvance(name) <= roomPx) return name;
    QStringList others;
    for (int at = std::max(0, index.row() - kRowsAround); at <= index.row() + kRowsAround; ++at)
        if (const QModelIndex other = index.siblingAtRow(at); other.isValid() && at != index.row()) others << other.data(Qt::DisplayRole).toString().left(kMostLetters);
    return cutName(name, others, metrics, roomPx);
}

void NameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text = shownText(option, index);
    (row.widget ? row.widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
}

}  // namespace saban::app
