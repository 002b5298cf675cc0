/// The contract of the API; a test holds it against the routes.
enum OpenAPIText {
  static let document = """
    openapi: 3.1.0
    info:
      title: Zona
      version: "1"
      summary: Read worksheets (LKE) of units that you may read.
      license:
        name: Apache-2.0
        identifier: Apache-2.0
    paths:
      /api/v1/lke/{id}:
        get:
          operationId: readWorksheet
          summary: One worksheet with its answers, total and floors.
          parameters:
            - name: id
              in: path
              required: true
              schema: {type: string, format: uuid}
          responses:
            "200":
              description: The worksheet.
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Worksheet"}
            "401":
              description: Nobody is signed in.
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Error"}
            "404":
              description: There is none, or it is not yours to read.
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Error"}
      /api/openapi.yaml:
        get:
          operationId: readContract
          summary: This document.
          security: []
          responses:
            "200":
              description: OpenAPI 3.1.
              content:
                application/yaml:
                  schema: {type: string}
    security:
      - session: []
    components:
      securitySchemes:
        session:
          type: apiKey
          in: cookie
          name: session
          description: The cookie of a person who signed in at /masuk.
      schemas:
        Worksheet:
          type: object
          required: [id, unit_id, unit, year, instrument, stage, total, complete, predicates, answers]
          properties:
            id: {type: string, format: uuid}
            unit_id: {type: string, format: uuid}
            unit: {type: string}
            year: {type: integer}
            instrument: {type: string, examples: [permenpanrb-90-2021]}
            stage: {type: string, enum: [draft, submitted, returned]}
            total: {type: string, description: "Points as an exact decimal, such as 91.09"}
            complete: {type: boolean}
            predicates:
              type: object
              additionalProperties:
                type: object
                required: [pass, failed]
                properties:
                  pass: {type: boolean}
                  failed: {type: array, items: {type: string}}
            answers:
              type: array
              items: {$ref: "#/components/schemas/Answer"}
        Answer:
          type: object
          required: [question, values, note, evidence, version, at_ms]
          properties:
            question: {type: string, examples: [A.I.1.i.a]}
            values:
              type: array
              items:
                type: object
                required: [soal_id, answer]
                properties:
                  soal_id: {type: integer}
                  answer: {type: string, examples: [A, Ya, "12", "3.6"]}
            note: {type: string}
            evidence: {type: string}
            version: {type: integer}
            at_ms: {type: integer, description: Milliseconds since 1970 in UTC}
        Error:
          type: object
          required: [error, code, message]
          properties:
            error: {type: boolean}
            code: {type: string}
            message: {type: string}

    """
}
