#include "viewer/app/two_views_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include "viewer/app/table_widget.h"
#include "viewer/app/two_views.h"

namespace saban::app {

TwoViewsPanel::TwoViewsPanel(TableWidget& table, TwoViews& views, QWidget* parent)
    : QWidget(parent), table_(table), views_(views), layoutTitle_(new QLabel(this)), viewTitle_(new QLabel(this)), layersTitle_(new QLabel(this)), note_(new QLabel(this)),
      layout_(new QComboBox(this)), view_(new QComboBox(this)), linked_(new QCheckBox(this)), layers_(new QListWidget(this)) {
    layout_->addItems({QString(), QString(), QString(), QString(), QString()});
    view_->addItems({QString(), QString()});
    layout_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);  // its longest choice is wider than the panel
    layout_->setMinimumContentsLength(16);
    layoutTitle_->setBuddy(layout_);
    viewTitle_->setBuddy(view_);
    layersTitle_->setBuddy(layers_);
    note_->setWordWrap(true);
    note_->setObjectName(QStringLiteral("faint"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    for (QWidget* widget : std::initializer_list<QWidget*>{layoutTitle_, layout_, linked_, viewTitle_, view_, note_, layersTitle_}) layout->addWidget(widget);
    layout->addWidget(layers_, 1);
    connect(layout_, &QComboBox::activated, this, [this](int index) { views_.show(static_cast<ViewLayout>(index)); });
    connect(view_, &QComboBox::activated, this, [this](int index) { table_.activateView(static_cast<std::size_t>(index)); });
    connect(linked_, &QCheckBox::clicked, views_.linked, &QAction::trigger);
    connect(layers_, &QListWidget::itemChanged, this, &TwoViewsPanel::takeLayers);
    connect(&views_, &TwoViews::changed, this, &TwoViewsPanel::show);
    connect(&table_, &TableWidget::groundChanged, this, &TwoViewsPanel::show);
    retranslateUi();
}

void TwoViewsPanel::show() {
    const bool isTwo = table_.viewCount() > 1;
    layout_->setCurrentIndex(static_cast<int>(table_.viewLayout()));
    view_->setCurrentIndex(static_cast<int>(table_.activeView()));
    view_->setEnabled(isTwo);
    linked_->setChecked(table_.isLinked());
    linked_->setEnabled(views_.linked->isEnabled());
    const bool isOwn = table_.pane(table_.activeView()).ownPlan != nullptr;
    note_->setText(isOwn ? tr("Shows %1, for looking only.").arg(views_.planName()) : tr("Phase, look and what the plan shows are chosen as always: they act on this view."));
    fillLayers();
}

void TwoViewsPanel::fillLayers() {
    const QScopedValueRollback filling(isFilling_, true);
    layers_->clear();
    const auto add = [this](const auto& layers) {
        for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {  // what lies on top comes first
            if (!layer->visible) continue;
            const QString name = layerNameOf(*layer);
            auto* item = new QListWidgetItem(QFileInfo(QString::fromStdString(layer->path)).completeBaseName(), layers_);
            item->setData(Qt::UserRole, name);
            item->setToolTip(QString::fromStdString(layer->path));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(table_.pane(table_.activeView()).hiddenLayers.contains(name) ? Qt::Unchecked : Qt::Checked);
        }
    };
    if (table_.ground()) {
        add(table_.ground()->spec.vectors);
        add(table_.ground()->spec.imagery);
    }
    layersTitle_->setVisible(layers_->count() > 0);
    layers_->setVisible(layers_->count() > 0);
}

void TwoViewsPanel::takeLayers() {
    if (isFilling_) return;
    QSet<QString> hidden;
    for (int row = 0; row < layers_->count(); ++row)
        if (layers_->item(row)->checkState() == Qt::Unchecked) hidden.insert(layers_->item(row)->data(Qt::UserRole).toString());
    table_.setHiddenLayers(table_.activeView(), hidden);
}

void TwoViewsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void TwoViewsPanel::retranslateUi() {
    layoutTitle_->setText(tr("&Views on the table"));
    const QStringList layouts{tr("One"), tr("Two, side by side"), tr("Two, one above the other"), tr("Two, swiped with a bar"), tr("Two, second window")};
    for (int i = 0; i < layouts.size(); ++i) layout_->setItemText(i, layouts[i]);
    linked_->setText(tr("Same view point"));
    viewTitle_->setText(tr("V&iew to adjust"));
    for (int i = 0; i < 2; ++i) view_->setItemText(i, tr("View %1").arg(i + 1));
    layersTitle_->setText(tr("&Layers of this view"));
    layers_->setAccessibleName(layersTitle_->text().remove(QLatin1Char('&')));
    show();
}

}  // namespace saban::app
