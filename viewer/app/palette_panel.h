#pragma once

#include <QLineEdit>
#include <QListWidget>
#include <QTabBar>
#include <QWidget>
#include <memory>
#include <vector>

#include "layers/catalogue/structure_catalogue.h"
#include "layers/symbols/convention_profile.h"
#include "layers/symbols/symbol_painter.h"
#include "layers/symbols/symbol_search.h"
#include "viewer/app/place_tool.h"

namespace saban::app {

/// What can be put on the table, with pictures: structures of the catalogue, command posts, units. The search finds names in
/// Vietnamese and English, with and without the marks on letters.
/// Thread safety: GUI thread.
class PalettePanel : public QWidget {
    Q_OBJECT

   public:
    explicit PalettePanel(QWidget* parent = nullptr);

    /// Null catalogue: the one that comes with Saban. Null profile: the colours of the standards.
    void setResources(std::shared_ptr<const layers::StructureCatalogue> catalogue, layers::ConventionProfilePtr profile);
    void setSearch(const QString& text) { search_->setText(text); }
    int count() const { return list_->count(); }
    /// Chooses an entry, as a click does.
    void choose(int row);
    /// Nothing is chosen any more.
    void clearChoice();

   signals:
    void chosen(const saban::app::PlaceItem& item);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    enum Section { Structures, CommandPosts, Units };
    void fill();
    void add(const QString& name, const QString& otherName, const PlaceItem& item);
    QIcon iconOf(const PlaceItem& item);
    void retranslateUi();

    QTabBar* sections_;
    QLineEdit* search_;
    QListWidget* list_;
    std::vector<PlaceItem> items_;  ///< of the rows
    std::shared_ptr<const layers::StructureCatalogue> catalogue_;
    layers::ConventionProfilePtr profile_;
    std::shared_ptr<const layers::SymbolNames> names_;
    std::unique_ptr<layers::SymbolPainter> painter_;
};

}  // namespace saban::app
