#pragma once

#include "core/yolox/HeadCost.h"
#include "widgets/common/Export.h"
#include "widgets/yolox/YoloxRun.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// The head of one level as a picture: stem, both branches and what they answer, with the run's own maps; below it a
/// coupled head, of which only the costs are known. A click or Return chooses a part, arrows go from part to part.
class HeadDiagram : public QWidget {
    Q_OBJECT

public:
    explicit HeadDiagram(QWidget *parent = nullptr);

    void setRun(std::shared_ptr<const YoloxRun> run);
    void setLevel(int level);
    void setCosts(std::optional<HeadCost> decoupled, std::optional<HeadCost> coupled, const CoupledSpec &spec);
    void setChosen(const std::string &path); ///< "" : the neck's map

    const std::string &chosen() const { return m_chosen; }
    /// The map of a part; invalid where there is none.
    Snapshot tensorOf(const std::string &path) const;
    std::vector<std::string> paths() const; ///< of the parts that have maps, in the order of the arrows
    QRectF rectOf(const std::string &path) const;
    QString titleOf(const std::string &path) const;
    QString tipAt(const QPointF &place) const;
    ExportSource exportSource() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {560, sizeHint().height()}; }

signals:
    void chosenChanged(const std::string &path); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Part {
        std::string path; ///< in the trace; empty: the neck
        std::string cost; ///< in HeadCost; empty: none
        QString title;
        QString help;
        int column = 0;
        double row = 0;
        std::vector<int> from; ///< parts that feed it
        bool isCoupled = false;
    };
    std::vector<Part> parts() const;
    void addDecoupled(std::vector<Part> &parts) const;
    void addCoupled(std::vector<Part> &parts) const;
    const HeadPartCost *costOf(const Part &part) const;
    QRectF rectOf(const Part &part, const QSize &size) const;
    void read();
    void paint(QPainter &painter, const QSize &size) const;
    void paintPart(QPainter &painter, const Part &part, const QRectF &rect) const;
    void paintHeadings(QPainter &painter) const;
    void choose(const std::string &path);
    double lineHeight() const;
    double rowHeight() const;
    QString csv() const;

    std::shared_ptr<const YoloxRun> m_run;
    int m_level = 1;
    std::string m_chosen;
    std::optional<HeadCost> m_decoupled, m_coupled;
    CoupledSpec m_spec;
    std::vector<std::pair<std::string, QImage>> m_images;
};

} // namespace vitrine
