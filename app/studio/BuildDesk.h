#pragma once

#include "core/base/Result.h"

#include <QObject>

#include <memory>
#include <string>

class QWidget;

namespace vitrine {

class Builder;
class CanvasEditor;
class CanvasView;
class NetworkDocument;

/// Building on the canvas of the Network room: the canvas shows the document, and what is edited there goes into it.
class BuildDesk : public QObject {
    Q_OBJECT

public:
    BuildDesk(CanvasView *canvas, NetworkDocument *document, QWidget *window);

    Builder *builder() const { return m_builder; }
    CanvasEditor *editor() const;
    QWidget *palette() const; ///< the panel of blocks
    /// Drops what the mouse has begun, or closes the search; false where there is neither.
    bool climb();

signals:
    void failed(const vitrine::Error &error);
    void said(const QString &text);

private:
    void follow();

    CanvasView *m_canvas;
    NetworkDocument *m_document;
    Builder *m_builder;
    std::string m_name; ///< of the network that is shown
};

} // namespace vitrine
