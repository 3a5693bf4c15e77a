#include "viewer/app/feature_chooser.h"

#include <QCollator>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "layers/edit/feature_edits.h"
#include "layers/model/kind_words.h"
#include "layers/symbols/symbol_search.h"
#include "viewer/app/language.h"
#include "viewer/app/live_texts.h"

namespace saban::app {

namespace {

constexpr int kUidRole = Qt::UserRole, kFoldedRole = Qt::UserRole + 1;

struct Row {
    QString title;
    layers::Uid uid;
};

}  // namespace

FeatureChooser::FeatureChooser(const layers::Plan& plan, const std::vector<std::string>& kinds, const std::vector<layers::Uid>& chosen, QWidget* parent)
    : QDialog(parent), plan_(plan), kinds_(kinds), search_(new QLineEdit(this)), list_(new QListWidget(this)), buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)), gone_(chosen) {
    setObjectName(QStringLiteral("choose_features"));
    search_->setClearButtonEnabled(true);
    list_->setUniformItemSizes(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(search_);
    layout->addWidget(list_, 1);
    layout->addWidget(buttons_);
    resize(420, 460);
    connect(search_, &QLineEdit::textChanged, this, &FeatureChooser::filter);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Enter in the list ticks the row: the dialog is accepted with its button.
    connect(list_, &QListWidget::itemActivated, this, [](QListWidgetItem* item) { item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked); });
    buttons_->button(QDialogButtonBox::Ok)->setAutoDefault(false);
    buttons_->button(QDialogButtonBox::Ok)->setDefault(false);
    buttons_->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    (new LiveTexts(this))->keep([this] {
        setWindowTitle(tr("Choose features"));
        search_->setPlaceholderText(tr("Search by name or kind"));
        search_->setAccessibleName(tr("Search by name or kind"));
        list_->setAccessibleName(tr("Features"));
        fill(this->chosen());
    });
}

/// In the language of the window.
void FeatureChooser::fill(const std::vector<layers::Uid>& chosen) {
    list_->clear();
    gone_ = chosen;
    std::vector<Row> rows;
    for (const std::string& kind : kinds_)
        layers::visitKind(kind, [&](auto tag) {
            using T = typename decltype(tag)::Type;
            const QString word = QString::fromStdString(layers::kindWord(kind));
            for (const auto& feature : plan_.all<T>().rows()) {
                const QString name = QString::fromStdString(layers::titleOf(plan_, {kind, feature->uid}, language() == Language::Vietnamese));
                rows.push_back({feature->name.empty() || kinds_.size() == 1 ? name : tr("%1 (%2)", "name and kind of a feature").arg(name, word), feature->uid});
            }
        });
    QCollator collator;
    collator.setNumericMode(true);
    std::ranges::stable_sort(rows, [&](const Row& a, const Row& b) { return collator.compare(a.title, b.title) < 0; });
    for (const Row& row : rows) {
        auto* item = new QListWidgetItem(row.title, list_);
        const bool isChosen = std::ranges::find(chosen, row.uid) != chosen.end();
        std::erase(gone_, row.uid);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
        item->setData(kUidRole, QString::fromStdString(row.uid));
        item->setData(kFoldedRole, QString::fromStdString(layers::foldedForSearch(row.title.toStdString())));
    }
    filter(search_->text());
}

void FeatureChooser::filter(const QString& words) {
    const QStringList parts = QString::fromStdString(layers::foldedForSearch(words.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int row = 0; row < list_->count(); ++row) {
        const QString folded = list_->item(row)->data(kFoldedRole).toString();
        list_->item(row)->setHidden(!std::ranges::all_of(parts, [&](const QString& part) { return folded.contains(part); }));
    }
}

std::vector<layers::Uid> FeatureChooser::chosen() const {
    std::vector<layers::Uid> uids;
    for (int row = 0; row < list_->count(); ++row)
        if (list_->item(row)->checkState() == Qt::Checked) uids.push_back(list_->item(row)->data(kUidRole).toString().toStdString());
    uids.insert(uids.end(), gone_.begin(), gone_.end());
    return uids;
}

}  // namespace saban::app
