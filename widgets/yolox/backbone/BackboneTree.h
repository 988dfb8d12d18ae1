#pragma once

#include "core/yolox/BackboneParts.h"
#include "widgets/common/Export.h"
#include "widgets/maps/Thumbnail.h"

#include <QTreeWidget>

#include <memory>
#include <optional>

namespace vitrine {

/// A backbone as a column: its stages from top to bottom, each with size and channels of what comes out and its real
/// maps; stages unfold to their blocks, those to their parts, down to operations.
class BackboneTree : public QTreeWidget {
    Q_OBJECT

public:
    explicit BackboneTree(QWidget *parent = nullptr);

    /// `trace` may be null: maps are not known yet. Keeps what is unfolded where the backbone is of the same parts.
    void setBackbone(std::shared_ptr<const BackbonePart> backbone, std::shared_ptr<const Trace> trace);
    const std::shared_ptr<const BackbonePart> &backbone() const { return m_backbone; }
    const std::shared_ptr<const Trace> &trace() const { return m_trace; }
    const BackbonePart *current() const; ///< null: none
    const BackbonePart *partOf(const QTreeWidgetItem *item) const;
    void select(const std::string &path);
    /// The stage that is pointed at here or in the other backbone; "": none.
    void setLitStage(const QString &stage);
    QString litStage() const { return m_lit; }
    QImage thumbnail(const BackbonePart &part) const; ///< null: no maps
    /// "stem" of whatever lies in it.
    QString stageOf(const BackbonePart &part) const;
    ExportSource exportSource() const;

signals:
    void partSelected();
    void stagePointed(const QString &stage);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void leaveEvent(QEvent *event) override;
    QSize sizeHint() const override { return {264, 400}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

private:
    void fill();
    void addParts(QTreeWidgetItem *under, const std::vector<BackbonePart> &parts);
    void setTexts();
    QString csv() const;

    std::shared_ptr<const BackbonePart> m_backbone;
    std::shared_ptr<const Trace> m_trace;
    mutable ThumbnailCache m_thumbnails;
    QString m_lit;
};

/// "dark3"; "m.0 · Bottleneck".
QString titleOf(const BackbonePart &part);
/// Name, kind, sizes, parameters, MACs, receptive field; time where it has run.
QString describePart(const BackbonePart &part, const Trace *trace);
/// "16 × 208 × 208": channels and size.
QString mapsOf(const Shape &shape);

} // namespace vitrine
