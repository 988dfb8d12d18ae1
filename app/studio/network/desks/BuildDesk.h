#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

class QWidget;

namespace vitrine {

class Builder;
class CanvasEditor;
class CanvasView;
class NetworkDocument;
struct Graph;

/// Building on the canvas of the Network room: the canvas shows the document, and what is edited there goes into it.
class BuildDesk : public QObject {
    Q_OBJECT

public:
    BuildDesk(CanvasView *canvas, NetworkDocument *document, QWidget *window);

    Builder *builder() const { return m_builder; }
    CanvasEditor *editor() const;
    QWidget *palette() const; ///< the panel of blocks
    /// The composite whose inside the canvas shows, as a path; empty: it shows the network's blocks.
    const QString &inside() const { return m_inside; }
    /// The composites on a way down, each by its path; as far as there are any.
    std::vector<QString> insidesOn(const QString &path) const;
    QString typeOf(const QString &inside) const; ///< of a composite, by its path
    /// Shows the inside of a composite, or of the nearest one around it; empty: the network.
    void setInside(const QString &path);
    /// The same when the network that is on its way is there.
    void expectInside(const QString &path) { m_expected = path; }
    /// It is there, though the canvas did not change for it.
    void settle();
    /// Drops what the mouse has begun, or closes the search; false where there is neither.
    bool climb();

signals:
    void failed(const vitrine::Error &error);
    void said(const QString &text);
    void insideChanged(); ///< what inside() is shown already

private:
    void follow();
    void show(const QString &inside, bool isAnother);
    const Graph &graph() const;

    CanvasView *m_canvas;
    NetworkDocument *m_document;
    Builder *m_builder;
    QString m_inside;
    std::optional<QString> m_expected;
};

} // namespace vitrine
