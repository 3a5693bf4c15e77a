#include "viewer/app/palette_panel.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "layers/model/fields.h"
#include "layers/symbols/symbol_code.h"
#include "viewer/app/language.h"
#include "viewer/app/structure_picture.h"
#include "viewer/overlay/plan_markers.h"

namespace saban::app {

namespace {

constexpr int kPicturePx = 56;
constexpr std::size_t kMostUnits = 200;

bool isVietnamese() { return language() == Language::Vietnamese; }

/// `also`: what it was called before.
bool matches(const QString& folded, const std::string& a, const std::string& b, std::string_view also = {}) {
    if (folded.isEmpty()) return true;
    const QString text = QString::fromStdString(layers::foldedForSearch(a) + ' ' + layers::foldedForSearch(b) + ' ' + layers::foldedForSearch(also));
    for (const QString& word : folded.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!text.contains(word)) return false;
    return true;
}

}  // namespace

PalettePanel::PalettePanel(QWidget* parent) : QWidget(parent), sections_(new QTabBar), search_(new QLineEdit), list_(new QListWidget) {
    for (int i = 0; i < 3; ++i) sections_->addTab({});
    sections_->setExpanding(true);
    sections_->setUsesScrollButtons(false);  // all three are seen, in every language
    sections_->setElideMode(Qt::ElideNone);
    search_->setClearButtonEnabled(true);
    setFocusProxy(search_);  // what is typed after F3 is looked for, and is no key of the table
    list_->setIconSize({kPicturePx, kPicturePx});
    list_->setUniformItemSizes(true);
    list_->setWordWrap(true);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(sections_);
    layout->addWidget(search_);
    layout->addWidget(list_, 1);
    connect(sections_, &QTabBar::currentChanged, this, &PalettePanel::fill);
    connect(search_, &QLineEdit::textChanged, this, &PalettePanel::fill);
    const auto choose = [this](QListWidgetItem* item) { this->choose(list_->row(item)); };
    connect(list_, &QListWidget::itemClicked, this, choose);
    connect(list_, &QListWidget::itemActivated, this, choose);
    connect(search_, &QLineEdit::returnPressed, this, [this] { this->choose(0); });
    if (auto names = layers::SymbolNames::builtIn()) names_ = *names;
    retranslateUi();
}

void PalettePanel::setResources(std::shared_ptr<const layers::StructureCatalogue> catalogue, layers::ConventionProfilePtr profile) {
    if (catalogue == catalogue_ && profile == profile_ && list_->count() > 0) return;
    catalogue_ = std::move(catalogue);
    profile_ = std::move(profile);
    fill();
}

void PalettePanel::choose(int row) {
    if (row < 0 || row >= static_cast<int>(items_.size())) return;
    list_->setCurrentRow(row);
    emit chosen(items_[static_cast<std::size_t>(row)]);
}

void PalettePanel::clearChoice() {
    list_->clearSelection();
    list_->setCurrentRow(-1);
}

QIcon PalettePanel::iconOf(const PlaceItem& item) {
    const int sidePx = static_cast<int>(kPicturePx * devicePixelRatioF());
    if (item.kind == layers::kindName<layers::Structure>()) {
        const auto* type = (catalogue_ ? *catalogue_ : layers::defaultCatalogue()).find(item.type);
        return type ? QIcon(structurePicture(*type, sidePx)) : QIcon();
    }
    if (!painter_) painter_ = std::make_unique<layers::SymbolPainter>();
    const auto drawn = painter_->paint({.code = item.symbolCode, .profile = profile_, .sizePx = sidePx * 0.5});
    if (!drawn) return {};
    const layers::SymbolImage& image = **drawn;
    const QImage pixels(image.rgba.data(), image.widthPx, image.heightPx, image.widthPx * 4, QImage::Format_RGBA8888_Premultiplied);
    QPixmap square(sidePx, sidePx);
    square.fill(Qt::transparent);
    QPainter painter(&square);
    const QImage fitted = image.widthPx > sidePx || image.heightPx > sidePx ? pixels.scaled(sidePx, sidePx, Qt::KeepAspectRatio, Qt::SmoothTransformation) : pixels.copy();
    painter.drawImage((sidePx - fitted.width()) / 2, (sidePx - fitted.height()) / 2, fitted);
    return QIcon(square);
}

void PalettePanel::add(const QString& name, const QString& otherName, const PlaceItem& item) {
    auto* row = new QListWidgetItem(iconOf(item), name);
    row->setToolTip(otherName);
    row->setData(Qt::AccessibleTextRole, name);
    list_->addItem(row);
    items_.push_back(item);
    items_.back().name = name.toStdString();
}

void PalettePanel::fill() {
    list_->clear();
    items_.clear();
    const QString folded = QString::fromStdString(layers::foldedForSearch(search_->text().toStdString()));
    const auto addBoth = [this](const std::string& vi, const std::string& en, const PlaceItem& item) {
        const QString a = QString::fromStdString(vi), b = QString::fromStdString(en);
        isVietnamese() ? add(a, b, item) : add(b, a, item);
    };
    switch (sections_->currentIndex()) {
        case Structures: {
            const auto& catalogue = catalogue_ ? *catalogue_ : layers::defaultCatalogue();
            for (const layers::StructureType& type : catalogue.types())
                if (type.geometry == layers::StructureGeometry::Point && matches(folded, type.nameVi, type.nameEn))
                    addBoth(type.nameVi, type.nameEn, {.kind = std::string(layers::kindName<layers::Structure>()), .type = type.id});
            break;
        }
        case CommandPosts: {
            const auto kinds = layers::wordsOf<layers::CommandPostKind>();
            for (std::size_t i = 0; i < static_cast<std::size_t>(layers::CommandPostKind::Other); ++i) {
                const auto kind = static_cast<layers::CommandPostKind>(i);
                const std::string vi = "Sở chỉ huy " + QString::fromUtf8(kinds[i].vi.data(), static_cast<qsizetype>(kinds[i].vi.size())).toLower().toStdString(), en = std::string(kinds[i].en) + " command post";
                if (matches(folded, vi, en, kinds[i].also))
                    addBoth(vi, en, {.kind = std::string(layers::kindName<layers::CommandPost>()), .symbolCode = std::string(viewer::commandPostCode(kind)), .post = kind});
            }
            break;
        }
        default:
            if (!names_) break;
            for (const layers::SymbolEntry* entry : names_->search(search_->text().toStdString(), kMostUnits))
                if (entry->kind == layers::SymbolKind::Unit) addBoth(entry->nameVi, entry->nameEn, {.kind = std::string(layers::kindName<layers::Unit>()), .symbolCode = entry->code});
    }
}

void PalettePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void PalettePanel::retranslateUi() {
    sections_->setTabText(Structures, tr("Structures"));
    sections_->setTabText(CommandPosts, tr("Command posts"));
    sections_->setTabText(Units, tr("Units"));
    sections_->setAccessibleName(tr("Kinds of what can be placed"));
    search_->setPlaceholderText(tr("Search (accents not needed)"));
    search_->setAccessibleName(tr("Search in what can be placed"));
    list_->setAccessibleName(tr("What can be placed"));
    fill();
}

}  // namespace saban::app
